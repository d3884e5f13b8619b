ALTER TABLE known_institution ADD COLUMN since date, ADD COLUMN cancelled_on date;
COMMENT ON COLUMN known_institution.since IS 'Day of its registration; null where it was not said yet';
CREATE TABLE known_region (
    code     text PRIMARY KEY,
    name     text   NOT NULL,
    sequence bigint NOT NULL
);
-- Certificates that are not valid any more, until another one of the kind has come.
CREATE TABLE known_lapse (
    uscc       text NOT NULL,
    code       text NOT NULL,
    lapsed_on  date NOT NULL,
    renewed_on date,
    PRIMARY KEY (uscc, code, lapsed_on)
);

CREATE TABLE staff_session (
    id          uuid PRIMARY KEY,
    kind        text    NOT NULL,
    region_code text    NOT NULL,
    day         date    NOT NULL,
    title       text    NOT NULL,
    department  text,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
CREATE INDEX staff_session_region ON staff_session (region_code text_pattern_ops, id);
CREATE TABLE session_attendance (
    session_id uuid    NOT NULL REFERENCES staff_session,
    number     integer NOT NULL,
    uscc       text    NOT NULL,
    expected   integer NOT NULL,
    attended   integer NOT NULL,
    PRIMARY KEY (session_id, number)
);
CREATE INDEX session_attendance_institution ON session_attendance (uscc);

-- Numbers only, no names.
CREATE TABLE health_day (
    id               uuid PRIMARY KEY,
    uscc             text    NOT NULL,
    institution_name text    NOT NULL,
    region_code      text    NOT NULL,
    day              date    NOT NULL,
    revision         bigint  NOT NULL,
    row_version      integer NOT NULL,
    UNIQUE (uscc, day)
);
CREATE TABLE class_count (
    health_day_id uuid    NOT NULL REFERENCES health_day,
    number        integer NOT NULL,
    class_name    text    NOT NULL,
    symptom       text,
    children      integer NOT NULL,
    PRIMARY KEY (health_day_id, number)
);
CREATE TABLE outbreak (
    id               uuid PRIMARY KEY,
    uscc             text        NOT NULL,
    institution_name text        NOT NULL,
    region_code      text        NOT NULL,
    class_name       text        NOT NULL,
    symptom          text        NOT NULL,
    day              date        NOT NULL,
    cases            integer     NOT NULL,
    days             integer     NOT NULL,
    clause           text        NOT NULL,
    signalled_at     timestamptz NOT NULL,
    report_by        timestamptz NOT NULL,
    reported_at      timestamptz,
    report           text,
    act              text        NOT NULL,
    overdue_told     boolean     NOT NULL,
    revision         bigint      NOT NULL,
    row_version      integer     NOT NULL
);
CREATE INDEX outbreak_region ON outbreak (region_code text_pattern_ops, id);
CREATE INDEX outbreak_institution ON outbreak (uscc, day);

CREATE TABLE incident (
    id               uuid PRIMARY KEY,
    uscc             text        NOT NULL,
    institution_name text        NOT NULL,
    region_code      text        NOT NULL,
    kind             text        NOT NULL,
    serious          boolean     NOT NULL,
    clause           text        NOT NULL,
    occurred_at      timestamptz NOT NULL,
    occurred_on      date        NOT NULL,
    reported_at      timestamptz NOT NULL,
    reported_by      text        NOT NULL,
    description      text        NOT NULL,
    act              text        NOT NULL,
    overdue_told     boolean     NOT NULL,
    revision         bigint      NOT NULL,
    row_version      integer     NOT NULL
);
CREATE INDEX incident_region ON incident (region_code text_pattern_ops, id);
CREATE INDEX incident_institution ON incident (uscc);
CREATE TABLE incident_step (
    incident_id uuid        NOT NULL REFERENCES incident,
    number      integer     NOT NULL,
    department  text        NOT NULL,
    tell_by     timestamptz NOT NULL,
    told_at     timestamptz,
    told_by     text,
    PRIMARY KEY (incident_id, number)
);

INSERT INTO rule_set VALUES
('01900000-0000-7000-8000-000000000014', 'programmes', '000000', '2020-01-01',
    '大政办发〔2023〕33号 三(五)3; 卫生保健检查 “定期” names no interval: local configuration',
$json$
{"programmes": [
  {"code": "staff-examination", "nameZh": "从业人员健康体检", "nameEn": "Health examination of staff", "activity": "EXAMINATION",
   "visitKind": null, "item": null, "recurrence": "FREQ=YEARLY", "from": "2023-01-01", "source": "三(五)3：每年组织1次"},
  {"code": "staff-training", "nameZh": "从业人员卫生保健培训", "nameEn": "Training of staff in health care", "activity": "TRAINING",
   "visitKind": null, "item": null, "recurrence": "FREQ=YEARLY", "from": "2023-01-01", "source": "三(五)3：每年组织1次"},
  {"code": "health-care-check", "nameZh": "卫生保健检查", "nameEn": "Health-care check", "activity": "VISIT",
   "visitKind": "HEALTH_CARE_CHECK", "item": null, "recurrence": "FREQ=MONTHLY;INTERVAL=6", "from": "2023-01-01",
   "source": "三(五)3：定期；间隔为本地配置"},
  {"code": "quality-assessment", "nameZh": "质量评估", "nameEn": "Quality assessment", "activity": "VISIT",
   "visitKind": "QUALITY_ASSESSMENT", "item": null, "recurrence": null, "from": "2023-01-01",
   "source": "三(五)2：定期考核评估；按风险等级，间隔为本地配置"}]}
$json$, 'tuoyu', now()),
('01900000-0000-7000-8000-000000000015', 'risk', '000000', '2020-01-01', 'local configuration: national grades are not known',
$json$
{"minor": 1, "serious": 5, "grave": 20, "openFactor": 2, "overdueFactor": 2, "halfLifeDays": 365, "lapsedCertificate": 10,
 "incident": 30, "complaint": 3, "oneWorstMakesAll": true,
 "grades": [{"name": "A", "from": 0, "visitEveryDays": 365}, {"name": "B", "from": 5, "visitEveryDays": 180},
  {"name": "C", "from": 20, "visitEveryDays": 90}, {"name": "D", "from": 40, "visitEveryDays": 30}]}
$json$, 'tuoyu', now()),
('01900000-0000-7000-8000-000000000016', 'outbreaks', '000000', '2020-01-01',
    '托幼机构聚集性疫情报告：同班一日3例或三日5例，24小时内报告（二手资料，本地核对）',
$json$
{"symptoms": ["FEVER", "RASH", "DIARRHOEA", "VOMITING", "COUGH", "EYES"], "inADay": 3, "inDays": 5, "days": 3, "reportWithinHours": 24}
$json$, 'tuoyu', now()),
('01900000-0000-7000-8000-000000000017', 'incidents', '000000', '2020-01-01', '大政办发〔2023〕33号 附件1; times: local configuration',
$json$
{"kinds": [
  {"code": "DEATH", "nameZh": "死亡", "nameEn": "Death", "serious": true, "matter": "safety", "source": "附件1",
   "chain": [{"department": "public-security", "withinMinutes": 0}, {"department": "emergency", "withinMinutes": 60}, {"department": "health", "withinMinutes": 60}]},
  {"code": "SERIOUS_INJURY", "nameZh": "重伤", "nameEn": "Serious injury", "serious": true, "matter": "safety", "source": "附件1",
   "chain": [{"department": "emergency", "withinMinutes": 60}, {"department": "public-security", "withinMinutes": 60}, {"department": "health", "withinMinutes": 60}]},
  {"code": "MISSING_CHILD", "nameZh": "儿童走失", "nameEn": "Missing child", "serious": true, "matter": "safety", "source": "附件1",
   "chain": [{"department": "public-security", "withinMinutes": 0}, {"department": "health", "withinMinutes": 60}]},
  {"code": "ABUSE", "nameZh": "虐待或侵害", "nameEn": "Abuse", "serious": true, "matter": "safety", "source": "附件1",
   "chain": [{"department": "public-security", "withinMinutes": 0}, {"department": "health", "withinMinutes": 60}]},
  {"code": "FIRE", "nameZh": "火灾", "nameEn": "Fire", "serious": true, "matter": "fire", "source": "附件1",
   "chain": [{"department": "fire", "withinMinutes": 0}, {"department": "emergency", "withinMinutes": 60}, {"department": "health", "withinMinutes": 60}]},
  {"code": "FOOD_POISONING", "nameZh": "食物中毒", "nameEn": "Food poisoning", "serious": true, "matter": "health-care", "source": "附件1",
   "chain": [{"department": "market-regulation", "withinMinutes": 120}, {"department": "health", "withinMinutes": 120}]},
  {"code": "MINOR_INJURY", "nameZh": "轻伤", "nameEn": "Minor injury", "serious": false, "matter": "safety", "source": "local configuration",
   "chain": [{"department": "health", "withinMinutes": 1440}]}]}
$json$, 'tuoyu', now());
