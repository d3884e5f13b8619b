CREATE TABLE registration (
    uscc          text PRIMARY KEY,
    name          text    NOT NULL,
    legal_form    text    NOT NULL,
    registrar     text    NOT NULL,
    region_code   text    NOT NULL,
    address       text    NOT NULL,
    floor_area    integer,
    registered_on date    NOT NULL,
    revision      bigint  NOT NULL,
    row_version   integer NOT NULL
);
CREATE INDEX registration_region ON registration (region_code text_pattern_ops, uscc);

-- Which department registers which legal form. Duties overlap (行政审批 / 民政 / 市场监管), so this is data.
CREATE TABLE registrar_rule (
    legal_form text NOT NULL,
    department text NOT NULL,
    source     text NOT NULL,
    PRIMARY KEY (legal_form, department)
);
INSERT INTO registrar_rule VALUES
    ('PUBLIC_INSTITUTION', 'establishment', '国卫办人口发〔2019〕25号: 事业单位由机构编制部门登记'),
    ('NON_PROFIT', 'civil-affairs', '国卫办人口发〔2019〕25号: 社会服务机构由民政部门登记'),
    ('FOR_PROFIT', 'market-regulation', '国卫办人口发〔2019〕25号: 营利性机构由市场监管部门登记'),
    ('PUBLIC_INSTITUTION', 'administrative-approval', '大政办发〔2023〕33号 附件1: 行政审批部门依职权登记'),
    ('NON_PROFIT', 'administrative-approval', '大政办发〔2023〕33号 附件1: 行政审批部门依职权登记'),
    ('FOR_PROFIT', 'administrative-approval', '大政办发〔2023〕33号 附件1: 行政审批部门依职权登记');

-- Class sizes, from the day on which the standard holds.
CREATE TABLE class_standard (
    age_band    text    NOT NULL,
    valid_from  date    NOT NULL,
    most        integer NOT NULL CHECK (most > 0),
    source      text    NOT NULL,
    PRIMARY KEY (age_band, valid_from)
);
INSERT INTO class_standard VALUES
    ('INFANT', '2019-10-08', 10, '国卫人口发〔2019〕58号: 乳儿班 10 人以下'),
    ('TODDLER', '2019-10-08', 15, '国卫人口发〔2019〕58号: 托小班 15 人以下'),
    ('SENIOR', '2019-10-08', 20, '国卫人口发〔2019〕58号: 托大班 20 人以下'),
    ('MIXED', '2019-10-08', 18, '国卫人口发〔2019〕58号: 混合编班 18 人以下');

-- The slots of an institution as they are now.
CREATE TABLE slots (
    uscc          text PRIMARY KEY REFERENCES registration,
    registered    integer NOT NULL CHECK (registered >= 0),
    filed         integer NOT NULL CHECK (filed >= 0 AND filed <= registered),
    effective_day date    NOT NULL,
    revision      bigint  NOT NULL,
    row_version   integer NOT NULL
);
CREATE TABLE slots_class (
    uscc     text    NOT NULL REFERENCES slots,
    position integer NOT NULL,
    name     text    NOT NULL,
    age_band text    NOT NULL,
    slots    integer NOT NULL,
    PRIMARY KEY (uscc, position)
);
CREATE TABLE slots_suspension (
    uscc     text NOT NULL REFERENCES slots,
    id       uuid NOT NULL,
    reason   text NOT NULL,
    clause   text,
    from_day date NOT NULL,
    PRIMARY KEY (uscc, id)
);
-- Each state they had, with the day from which it is true and the moment from which it is known. Never changed.
CREATE TABLE slots_entry (
    uscc          text        NOT NULL REFERENCES slots,
    sequence      bigint      NOT NULL,
    effective_day date        NOT NULL,
    registered    integer     NOT NULL,
    filed         integer     NOT NULL,
    suspended     integer     NOT NULL,
    change        text        NOT NULL,
    reason        text,
    clause        text,
    actor         text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (uscc, sequence)
);

-- The newest thing known of each finding that suspends slots.
CREATE TABLE known_finding (
    id       uuid PRIMARY KEY,
    sequence bigint NOT NULL
);

-- The documents a filing needs, from the day on which the rule holds.
CREATE TABLE filing_document (
    code       text    NOT NULL,
    valid_from date    NOT NULL,
    name_zh    text    NOT NULL,
    name_en    text    NOT NULL,
    required   boolean NOT NULL,
    source     text    NOT NULL,
    PRIMARY KEY (code, valid_from)
);
INSERT INTO filing_document VALUES
    ('filing-form', '2020-01-01', '备案书', 'Filing form', true, '国卫办人口发〔2019〕25号'),
    ('commitment', '2020-01-01', '备案承诺书', 'Letter of commitment', true, '国卫办人口发〔2019〕25号'),
    ('licence', '2020-01-01', '营业执照或法人登记证书', 'Licence or legal-person certificate', true, '国卫办人口发〔2019〕25号'),
    ('premises', '2020-01-01', '场地证明', 'Proof of premises', true, '国卫办人口发〔2019〕25号'),
    ('staff', '2020-01-01', '工作人员资格和健康证明', 'Staff qualifications and health certificates', true, '国卫办人口发〔2019〕25号'),
    ('health-evaluation', '2020-01-01', '《托幼机构卫生评价报告》（合格）', 'Health evaluation report (passed)', true, '国卫办人口发〔2019〕25号'),
    ('fire-safety', '2020-01-01', '消防安全检查合格证明', 'Fire-safety certificate', true, '国卫办人口发〔2019〕25号'),
    ('food-licence', '2020-01-01', '食品经营许可证（提供餐食的）', 'Food licence (where meals are provided)', false, '国卫办人口发〔2019〕25号');

-- The clocks of a filing in working days, from the day on which the rule holds.
CREATE TABLE filing_clock (
    valid_from   date    PRIMARY KEY,
    receipt_days integer NOT NULL,
    refusal_days integer NOT NULL,
    source       text    NOT NULL
);
INSERT INTO filing_clock VALUES ('2020-01-01', 5, 15, '国卫办人口发〔2019〕25号: 5 个工作日内备案回执, 15 个工作日内不予备案告知');

CREATE TABLE filing (
    id                   uuid PRIMARY KEY,
    uscc                 text    NOT NULL REFERENCES registration,
    institution_name     text    NOT NULL,
    region_code          text    NOT NULL,
    status               text    NOT NULL,
    slots                integer NOT NULL,
    documents            text[]  NOT NULL,
    reasons              text[]  NOT NULL,
    submitted_on         date,
    decided_on           date,
    verified_on          date,
    receipt_due          date,
    refusal_due          date,
    due_provisional      boolean NOT NULL,
    revision             bigint  NOT NULL,
    row_version          integer NOT NULL
);
CREATE UNIQUE INDEX filing_one_at_a_time ON filing (uscc) WHERE status NOT IN ('REFUSED', 'WITHDRAWN');
CREATE INDEX filing_region ON filing (region_code text_pattern_ops, id);
