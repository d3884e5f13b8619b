-- What the filing says of its institution, from the day of its receipt.
ALTER TABLE filing ADD COLUMN filed_name text, ADD COLUMN filed_address text, ADD COLUMN filed_head text;
UPDATE filing SET filed_name = one.name, filed_address = one.address, filed_head = one.head
    FROM registration one WHERE one.uscc = filing.uscc AND filing.stage = 'IN_FORCE';

CREATE TABLE discrepancy (
    id          uuid PRIMARY KEY,
    uscc        text    NOT NULL REFERENCES registration,
    kind        text    NOT NULL,
    status      text    NOT NULL,
    owner       text,
    registered  text,
    filed       text,
    since_day   date    NOT NULL,
    ended_on    date,
    note        text,
    revision    bigint  NOT NULL,
    row_version integer NOT NULL
);
CREATE UNIQUE INDEX discrepancy_one ON discrepancy (uscc, kind) WHERE status <> 'SETTLED';

-- Which district was compared on which day: several instances do it once.
CREATE TABLE reconciliation_day (
    district_code text        NOT NULL,
    day           date        NOT NULL,
    done_at       timestamptz NOT NULL,
    PRIMARY KEY (district_code, day)
);

INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000006', 'reconciliation', '000000', '2019-12-19',
    '国卫办人口发〔2019〕25号; unfiledAfterDays is local configuration: no time is named',
$json$
{"unfiledAfterDays": 0, "penalties": [
  {"nameZh": "警告，责令改正", "nameEn": "Warning and order to correct", "source": "未按规定备案的罚则"},
  {"nameZh": "拒不改正的，罚款 5,000 至 50,000 元", "nameEn": "On refusal a fine of 5,000 to 50,000 yuan", "source": "未按规定备案的罚则"},
  {"nameZh": "情节严重的，责令停止服务，罚款 50,000 至 100,000 元", "nameEn": "In serious cases the service is stopped, with a fine of 50,000 to 100,000 yuan", "source": "未按规定备案的罚则"}]}
$json$, 'tuoyu', now());
