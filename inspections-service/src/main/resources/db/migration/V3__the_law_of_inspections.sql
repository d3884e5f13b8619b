-- Rules as data, each set for a region and all below, from a day on.
CREATE TABLE rule_set (
    id          uuid PRIMARY KEY,
    kind        text        NOT NULL,
    region_code text        NOT NULL,
    valid_from  date,
    source      text        NOT NULL,
    content     jsonb       NOT NULL,
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX rule_set_in_force ON rule_set (kind, region_code, valid_from);

-- Which kinds of visit there are and which law is behind each. The items, and how often a year, are published by each region.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000011', 'inspections', '000000', '2020-01-01',
    '国办发〔2024〕54号; items and the yearly cap are published locally',
$json$
{"kinds": [
  {"code": "PATROL", "nameZh": "巡查", "nameEn": "Patrol", "nature": "PATROL", "counts": false, "source": "大政办发〔2023〕33号 三(五)4; 国办发〔2024〕54号"},
  {"code": "ON_SITE_VERIFICATION", "nameZh": "备案现场核验", "nameEn": "On-site verification of a filing", "nature": "TECHNICAL", "counts": false, "source": "国卫办人口发〔2019〕25号"},
  {"code": "HEALTH_CARE_CHECK", "nameZh": "卫生保健检查", "nameEn": "Health-care check", "nature": "TECHNICAL", "counts": false, "source": "卫生部令第76号"},
  {"code": "QUALITY_ASSESSMENT", "nameZh": "质量评估", "nameEn": "Quality assessment", "nature": "TECHNICAL", "counts": false, "source": "WS/T 821-2023"},
  {"code": "ADMINISTRATIVE_INSPECTION", "nameZh": "行政检查", "nameEn": "Administrative inspection", "nature": "ADMINISTRATIVE", "counts": true, "source": "国办发〔2024〕54号"},
  {"code": "FIRE_SAFETY", "nameZh": "消防监督检查", "nameEn": "Fire-safety inspection", "nature": "ADMINISTRATIVE", "counts": true, "source": "消防法; 国办发〔2024〕54号"},
  {"code": "DOUBLE_RANDOM", "nameZh": "双随机检查", "nameEn": "Double-random inspection", "nature": "ADMINISTRATIVE", "counts": true, "source": "国办发〔2024〕54号"},
  {"code": "SPECIAL", "nameZh": "专项检查", "nameEn": "Special inspection", "nature": "ADMINISTRATIVE", "counts": true, "source": "国办发〔2024〕54号"},
  {"code": "FOLLOW_UP", "nameZh": "整改复查", "nameEn": "Follow-up of rectification", "nature": "ADMINISTRATIVE", "counts": false, "source": "大政办发〔2023〕33号 三(五)4"}],
 "items": [], "mostPerYear": null, "arrivalCodeWanted": true}
$json$, 'tuoyu', now());

-- Who may inspect as an authority: the holder of a certificate, while it is valid.
CREATE TABLE enforcement_certificate (
    number      text PRIMARY KEY,
    holder      text    NOT NULL,
    region_code text    NOT NULL,
    department  text    NOT NULL,
    valid_from  date    NOT NULL,
    valid_until date    NOT NULL,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
COMMENT ON COLUMN enforcement_certificate.holder IS 'Account of the inspector';
CREATE INDEX enforcement_certificate_region ON enforcement_certificate (region_code text_pattern_ops, number);

-- What hangs at the door of an institution, to be scanned on arrival.
CREATE TABLE arrival_code (
    uscc text PRIMARY KEY,
    code text NOT NULL
);

ALTER TABLE visit ADD COLUMN nature text, ADD COLUMN item text, ADD COLUMN department text, ADD COLUMN trigger text,
    ADD COLUMN counts boolean;
UPDATE visit SET counts = kind = 'ADMINISTRATIVE_INSPECTION', nature = CASE kind WHEN 'PATROL' THEN 'PATROL'
    WHEN 'ADMINISTRATIVE_INSPECTION' THEN 'ADMINISTRATIVE' ELSE 'TECHNICAL' END;
ALTER TABLE visit ALTER COLUMN nature SET NOT NULL, ALTER COLUMN counts SET NOT NULL;
CREATE INDEX visit_counted ON visit (uscc, due_day) WHERE counts;
