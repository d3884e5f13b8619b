-- 备案 as rules: documents, clocks, states, acts, letters.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000002', 'filing', '000000', '2019-12-19', '国卫办人口发〔2019〕25号',
$json$
{"nameZh": "备案",
 "nameEn": "Filing",
 "subjects": [
  {"code": "NAME", "nameZh": "名称", "nameEn": "name", "kind": "CHANGE", "countsSlots": false},
  {"code": "ADDRESS", "nameZh": "地址名称", "nameEn": "address (the place stays)", "kind": "CHANGE", "countsSlots": false},
  {"code": "HEAD", "nameZh": "负责人", "nameEn": "head", "kind": "CHANGE", "countsSlots": false},
  {"code": "SERVICE_FORM", "nameZh": "服务形式", "nameEn": "form of service", "kind": "CHANGE", "countsSlots": false},
  {"code": "SLOTS", "nameZh": "托位", "nameEn": "slots", "kind": "CHANGE", "countsSlots": true},
  {"code": "MOVE", "nameZh": "迁址", "nameEn": "move to another place", "kind": "NEW", "countsSlots": true},
  {"code": "BRANCH", "nameZh": "增设分部", "nameEn": "new branch", "kind": "NEW", "countsSlots": true}],
 "documents": [
  {"code": "filing-form", "nameZh": "备案书", "nameEn": "Filing form", "required": ["NEW", "CHANGE", "CLOSURE"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "commitment", "nameZh": "备案承诺书", "nameEn": "Letter of commitment", "required": ["NEW"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "licence", "nameZh": "营业执照或法人登记证书", "nameEn": "Licence or legal-person certificate", "required": ["NEW"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "premises", "nameZh": "场地证明", "nameEn": "Proof of premises", "required": ["NEW"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "staff", "nameZh": "工作人员资格和健康证明", "nameEn": "Staff qualifications and health certificates", "required": ["NEW"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "health-evaluation", "nameZh": "《托幼机构卫生评价报告》（合格）", "nameEn": "Health evaluation report (passed)", "required": ["NEW"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "fire-safety", "nameZh": "消防安全检查合格证明", "nameEn": "Fire-safety certificate", "required": ["NEW"], "source": "国卫办人口发〔2019〕25号"},
  {"code": "food-licence", "nameZh": "食品经营许可证（提供餐食的）", "nameEn": "Food licence (where meals are provided)", "required": [], "source": "国卫办人口发〔2019〕25号"},
  {"code": "other", "nameZh": "其他法定材料", "nameEn": "Other statutory material", "required": [], "source": "国卫办人口发〔2019〕25号"}],
 "clocks": [
  {"code": "receipt", "nameZh": "备案回执", "nameEn": "Receipt", "workingDays": 5, "startedBy": ["submission"], "pausedBy": ["return"], "resumedBy": [], "endedBy": ["receipt", "refusal", "withdrawal"], "source": "国卫办人口发〔2019〕25号: 收到完整材料后 5 个工作日内提供备案回执和基本条件告知书"},
  {"code": "refusal", "nameZh": "不予备案告知", "nameEn": "Notice of refusal", "workingDays": 15, "startedBy": ["submission"], "pausedBy": ["return"], "resumedBy": [], "endedBy": ["receipt", "refusal", "withdrawal"], "source": "国卫办人口发〔2019〕25号: 不符合的, 15 个工作日内通知并说明理由, 向社会公布"}],
 "states": [
  {"code": "DRAFT", "nameZh": "草稿", "nameEn": "Draft", "stage": "PREPARING"},
  {"code": "SUBMITTED", "nameZh": "已提交", "nameEn": "Submitted", "stage": "UNDER_REVIEW"},
  {"code": "RETURNED", "nameZh": "待补正", "nameEn": "Given back", "stage": "PREPARING"},
  {"code": "RECEIPTED", "nameZh": "已备案", "nameEn": "Receipt issued", "stage": "IN_FORCE"},
  {"code": "VERIFIED", "nameZh": "已核验", "nameEn": "Verified", "stage": "IN_FORCE"},
  {"code": "REFUSED", "nameZh": "不予备案", "nameEn": "Refused", "stage": "ENDED"},
  {"code": "WITHDRAWN", "nameZh": "已撤回", "nameEn": "Withdrawn", "stage": "ENDED"}],
 "acts": [
  {"code": "submission", "nameZh": "提交", "nameEn": "Submit", "from": ["DRAFT", "RETURNED"], "to": "SUBMITTED", "by": ["institution", "filing-officer"], "effect": "SUBMIT", "once": false, "letters": []},
  {"code": "return", "nameZh": "一次性告知补正", "nameEn": "Ask for completion", "from": ["SUBMITTED"], "to": "RETURNED", "by": ["filing-officer"], "effect": "ASK_COMPLETION", "once": true, "letters": ["completion-request"]},
  {"code": "receipt", "nameZh": "出具备案回执", "nameEn": "Issue the receipt", "from": ["SUBMITTED"], "to": "RECEIPTED", "by": ["filing-officer"], "effect": "GRANT", "once": false, "letters": ["receipt", "basic-conditions"]},
  {"code": "refusal", "nameZh": "不予备案", "nameEn": "Refuse", "from": ["SUBMITTED", "RECEIPTED"], "to": "REFUSED", "by": ["filing-officer"], "effect": "REFUSE", "once": false, "letters": ["refusal"]},
  {"code": "verification", "nameZh": "现场核验通过", "nameEn": "Verified on site", "from": ["RECEIPTED"], "to": "VERIFIED", "by": ["filing-officer"], "effect": "CONFIRM", "once": false, "letters": []},
  {"code": "withdrawal", "nameZh": "撤回", "nameEn": "Withdraw", "from": ["DRAFT", "RETURNED", "SUBMITTED"], "to": "WITHDRAWN", "by": ["institution", "filing-officer"], "effect": "WITHDRAW", "once": false, "letters": []}],
 "letters": [
  {"code": "receipt", "nameZh": "托育机构备案回执", "nameEn": "Filing receipt", "number": "托备回〔{year}〕{regionCode}-{serial}号", "published": true, "textZh": "{institutionName}（统一社会信用代码 {uscc}）：\n你单位报送的备案材料已于 {day} 完成备案，地址：{address}，托位 {slots} 个。备案不是行政许可，卫生健康部门将进行现场核验。", "textEn": "To {institutionName} ({uscc}):\nYour filing was completed on {day}; address: {address}, {slots} slots. A filing is not a permit; an on-site verification follows."},
  {"code": "basic-conditions", "nameZh": "托育机构基本条件告知书", "nameEn": "Notice of basic conditions", "number": "托备告〔{year}〕{regionCode}-{serial}号", "published": true, "textZh": "{institutionName}（统一社会信用代码 {uscc}）：\n请按《托育机构设置标准（试行）》《托育机构管理规范（试行）》（国卫人口发〔2019〕58号）具备场地、设施、人员、班级规模和安全卫生等基本条件，并持续符合。{day}", "textEn": "To {institutionName} ({uscc}):\nKeep to the basic conditions of premises, facilities, staff, class sizes, safety and hygiene in the setting-up standard and the management rules (国卫人口发〔2019〕58号). {day}"},
  {"code": "completion-request", "nameZh": "备案材料补正告知书", "nameEn": "Request for completion", "number": "托备补〔{year}〕{regionCode}-{serial}号", "published": false, "textZh": "{institutionName}（统一社会信用代码 {uscc}）：\n你单位的备案材料需要补正，现一次性告知如下：\n{reasons}\n材料补正齐全后重新提交，办理期限自收到完整材料之日起计算。{day}", "textEn": "To {institutionName} ({uscc}):\nYour filing needs to be completed. This is everything that is missing:\n{reasons}\nThe time limit counts from the day on which the complete material is received. {day}"},
  {"code": "refusal", "nameZh": "不予备案通知书", "nameEn": "Notice of refusal", "number": "托备不〔{year}〕{regionCode}-{serial}号", "published": true, "textZh": "{institutionName}（统一社会信用代码 {uscc}）：\n经审查，不予备案，理由如下：\n{reasons}\n{day}", "textEn": "To {institutionName} ({uscc}):\nThe filing is refused, for these reasons:\n{reasons}\n{day}"}]}$json$, 'tuoyu', now());

-- 许可 of the draft law: recorded, not in force. Nobody knows whether, when and with which days it will be.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000003', 'filing', '000000', NULL, '托育服务法（草案，2025-12-22 一审）; 行政许可法',
$json$
{"nameZh": "许可",
 "nameEn": "Permit",
 "subjects": [
  {"code": "NAME", "nameZh": "名称", "nameEn": "name", "kind": "CHANGE", "countsSlots": false},
  {"code": "ADDRESS", "nameZh": "地址名称", "nameEn": "address (the place stays)", "kind": "CHANGE", "countsSlots": false},
  {"code": "HEAD", "nameZh": "负责人", "nameEn": "head", "kind": "CHANGE", "countsSlots": false},
  {"code": "SERVICE_FORM", "nameZh": "服务形式", "nameEn": "form of service", "kind": "CHANGE", "countsSlots": false},
  {"code": "SLOTS", "nameZh": "托位", "nameEn": "slots", "kind": "CHANGE", "countsSlots": true},
  {"code": "MOVE", "nameZh": "迁址", "nameEn": "move to another place", "kind": "NEW", "countsSlots": true},
  {"code": "BRANCH", "nameZh": "增设分部", "nameEn": "new branch", "kind": "NEW", "countsSlots": true}],
 "documents": [
  {"code": "application", "nameZh": "许可申请书", "nameEn": "Application", "required": ["NEW", "CHANGE", "CLOSURE"], "source": "托育服务法（草案，2025-12-22 一审）; 行政许可法"},
  {"code": "licence", "nameZh": "法人登记证书", "nameEn": "Legal-person certificate", "required": ["NEW"], "source": "托育服务法（草案，2025-12-22 一审）; 行政许可法"},
  {"code": "premises", "nameZh": "场地证明", "nameEn": "Proof of premises", "required": ["NEW"], "source": "托育服务法（草案，2025-12-22 一审）; 行政许可法"},
  {"code": "fire-safety", "nameZh": "消防安全证明", "nameEn": "Fire-safety certificate", "required": ["NEW"], "source": "托育服务法（草案，2025-12-22 一审）; 行政许可法"}],
 "clocks": [
  {"code": "acceptance", "nameZh": "受理", "nameEn": "Acceptance", "workingDays": 5, "startedBy": ["application"], "pausedBy": [], "resumedBy": [], "endedBy": ["acceptance", "completion-request", "withdrawal"], "source": "托育服务法（草案，2025-12-22 一审）; 行政许可法第三十二条"},
  {"code": "decision", "nameZh": "许可决定", "nameEn": "Decision", "workingDays": 20, "startedBy": ["acceptance"], "pausedBy": ["site-check-order"], "resumedBy": ["site-check"], "endedBy": ["permit", "denial", "withdrawal"], "source": "托育服务法（草案，2025-12-22 一审）; 行政许可法第四十二条, 第四十五条 (检验所需时间不计算在内)"}],
 "states": [
  {"code": "PREPARING", "nameZh": "准备中", "nameEn": "Preparing", "stage": "PREPARING"},
  {"code": "APPLIED", "nameZh": "已申请", "nameEn": "Applied", "stage": "UNDER_REVIEW"},
  {"code": "INCOMPLETE", "nameZh": "待补正", "nameEn": "Incomplete", "stage": "PREPARING"},
  {"code": "ACCEPTED", "nameZh": "已受理", "nameEn": "Accepted", "stage": "UNDER_REVIEW"},
  {"code": "ON_SITE", "nameZh": "现场检查", "nameEn": "Site check", "stage": "UNDER_REVIEW"},
  {"code": "PERMITTED", "nameZh": "已许可", "nameEn": "Permitted", "stage": "IN_FORCE"},
  {"code": "DENIED", "nameZh": "不予许可", "nameEn": "Denied", "stage": "ENDED"},
  {"code": "WITHDRAWN", "nameZh": "已撤回", "nameEn": "Withdrawn", "stage": "ENDED"},
  {"code": "REVOKED", "nameZh": "已撤销", "nameEn": "Revoked", "stage": "ENDED"}],
 "acts": [
  {"code": "application", "nameZh": "申请", "nameEn": "Apply", "from": ["PREPARING", "INCOMPLETE"], "to": "APPLIED", "by": ["institution", "filing-officer"], "effect": "SUBMIT", "once": false, "letters": []},
  {"code": "completion-request", "nameZh": "一次性告知补正", "nameEn": "Ask for completion", "from": ["APPLIED"], "to": "INCOMPLETE", "by": ["filing-officer"], "effect": "ASK_COMPLETION", "once": true, "letters": []},
  {"code": "acceptance", "nameZh": "受理", "nameEn": "Accept", "from": ["APPLIED"], "to": "ACCEPTED", "by": ["filing-officer"], "effect": "NOTE", "once": false, "letters": []},
  {"code": "site-check-order", "nameZh": "安排现场检查", "nameEn": "Order a site check", "from": ["ACCEPTED"], "to": "ON_SITE", "by": ["filing-officer"], "effect": "NOTE", "once": false, "letters": []},
  {"code": "site-check", "nameZh": "现场检查完成", "nameEn": "Site check done", "from": ["ON_SITE"], "to": "ACCEPTED", "by": ["filing-officer"], "effect": "NOTE", "once": false, "letters": []},
  {"code": "permit", "nameZh": "准予许可", "nameEn": "Permit", "from": ["ACCEPTED"], "to": "PERMITTED", "by": ["filing-officer"], "effect": "GRANT", "once": false, "letters": ["permit"]},
  {"code": "denial", "nameZh": "不予许可", "nameEn": "Deny", "from": ["ACCEPTED"], "to": "DENIED", "by": ["filing-officer"], "effect": "REFUSE", "once": false, "letters": ["denial"]},
  {"code": "withdrawal", "nameZh": "撤回", "nameEn": "Withdraw", "from": ["PREPARING", "INCOMPLETE", "APPLIED", "ACCEPTED"], "to": "WITHDRAWN", "by": ["institution", "filing-officer"], "effect": "WITHDRAW", "once": false, "letters": []},
  {"code": "revocation", "nameZh": "撤销许可", "nameEn": "Revoke", "from": ["PERMITTED"], "to": "REVOKED", "by": ["filing-officer"], "effect": "REFUSE", "once": false, "letters": ["denial"]}],
 "letters": [
  {"code": "permit", "nameZh": "托育服务许可证", "nameEn": "Permit", "number": "托许〔{year}〕{regionCode}-{serial}号", "published": true, "textZh": "{institutionName}（统一社会信用代码 {uscc}）准予提供托育服务，地址：{address}，托位 {slots} 个。{day}", "textEn": "{institutionName} ({uscc}) may provide childcare at {address} with {slots} slots. {day}"},
  {"code": "denial", "nameZh": "不予许可（撤销许可）决定书", "nameEn": "Denial or revocation", "number": "托许不〔{year}〕{regionCode}-{serial}号", "published": true, "textZh": "{institutionName}（统一社会信用代码 {uscc}）：\n理由如下：\n{reasons}\n{day}", "textEn": "To {institutionName} ({uscc}), for these reasons:\n{reasons}\n{day}"}]}$json$, 'tuoyu', now());

DROP TABLE filing_document;
ALTER TABLE filing_clock RENAME TO filing_clock_before;
CREATE TABLE filing_clock (
    filing_id   uuid    NOT NULL REFERENCES filing,
    position    integer NOT NULL,
    code        text    NOT NULL,
    started_on  date    NOT NULL,
    paused_on   date[]  NOT NULL,
    resumed_on  date[]  NOT NULL,
    ended_on    date,
    due         date,
    provisional boolean NOT NULL,
    PRIMARY KEY (filing_id, position)
);
CREATE INDEX filing_clock_provisional ON filing_clock (filing_id) WHERE provisional AND ended_on IS NULL;

-- A filing goes on under the rules under which it began. What there was began under those of 2019.
ALTER TABLE filing ADD COLUMN rules_id uuid NOT NULL DEFAULT '01900000-0000-7000-8000-000000000002' REFERENCES rule_set,
    ADD COLUMN kind text NOT NULL DEFAULT 'NEW', ADD COLUMN subjects text[] NOT NULL DEFAULT '{}',
    ADD COLUMN stage text, ADD COLUMN acts_done text[] NOT NULL DEFAULT '{}', ADD COLUMN last_act_on date,
    ADD COLUMN next_due date, ADD COLUMN superseded_by uuid REFERENCES filing;
UPDATE filing SET
    stage = CASE WHEN status IN ('DRAFT', 'RETURNED') THEN 'PREPARING' WHEN status = 'SUBMITTED' THEN 'UNDER_REVIEW'
        WHEN status IN ('RECEIPTED', 'VERIFIED') THEN 'IN_FORCE' ELSE 'ENDED' END,
    acts_done = CASE WHEN status = 'RETURNED' THEN '{submission,return}'::text[]
        WHEN submitted_on IS NOT NULL THEN '{submission}'::text[] ELSE '{}'::text[] END,
    last_act_on = coalesce(verified_on, decided_on, submitted_on),
    next_due = CASE WHEN status = 'SUBMITTED' THEN receipt_due END;
INSERT INTO filing_clock
    SELECT filing.id, clock.position, clock.code, submitted_on,
        CASE WHEN status = 'RETURNED' THEN ARRAY[submitted_on] ELSE '{}'::date[] END, '{}'::date[],
        CASE WHEN status NOT IN ('SUBMITTED', 'RETURNED') THEN coalesce(decided_on, submitted_on) END,
        CASE WHEN status <> 'RETURNED' THEN clock.due END, due_provisional
    FROM filing, LATERAL (VALUES (0, 'receipt', receipt_due), (1, 'refusal', refusal_due)) AS clock(position, code, due)
    WHERE submitted_on IS NOT NULL;
DROP TABLE filing_clock_before;
DROP INDEX filing_one_at_a_time;
ALTER TABLE filing DROP COLUMN receipt_due, DROP COLUMN refusal_due, DROP COLUMN due_provisional,
    ALTER COLUMN stage SET NOT NULL, ALTER COLUMN rules_id DROP DEFAULT, ALTER COLUMN kind DROP DEFAULT,
    ALTER COLUMN subjects DROP DEFAULT, ALTER COLUMN acts_done DROP DEFAULT;
CREATE UNIQUE INDEX filing_one_under_way ON filing (uscc) WHERE stage IN ('PREPARING', 'UNDER_REVIEW');
CREATE UNIQUE INDEX filing_one_in_force ON filing (uscc) WHERE stage = 'IN_FORCE';
CREATE INDEX filing_queue ON filing (next_due, id) WHERE stage = 'UNDER_REVIEW';

-- Letters as they were issued; never changed. Numbered without a gap within a district and year.
CREATE TABLE letter_serial (
    district_code text    NOT NULL,
    year          integer NOT NULL,
    code          text    NOT NULL,
    last          bigint  NOT NULL,
    PRIMARY KEY (district_code, year, code)
);
CREATE TABLE letter (
    number           text PRIMARY KEY,
    filing_id        uuid        NOT NULL REFERENCES filing,
    code             text        NOT NULL,
    name_zh          text        NOT NULL,
    name_en          text        NOT NULL,
    uscc             text        NOT NULL,
    institution_name text        NOT NULL,
    issued_on        date        NOT NULL,
    published        boolean     NOT NULL,
    text_zh          text        NOT NULL,
    text_en          text        NOT NULL,
    issued_by        text        NOT NULL,
    recorded_at      timestamptz NOT NULL
);
CREATE TABLE filing_letter (
    filing_id uuid    NOT NULL REFERENCES filing,
    position  integer NOT NULL,
    code      text    NOT NULL,
    number    text    NOT NULL REFERENCES letter,
    issued_on date    NOT NULL,
    PRIMARY KEY (filing_id, position)
);

-- Years without a known calendar of which the alarm was raised.
CREATE TABLE calendar_alarm (
    district_code text        NOT NULL,
    year          integer     NOT NULL,
    raised_at     timestamptz NOT NULL,
    PRIMARY KEY (district_code, year)
);
