-- How long rectification may take and what follows. The plan says only “及时通报并督促整改”: local configuration.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000012', 'rectification', '000000', '2020-01-01',
    'local configuration: 大政办发〔2023〕33号 三(五)3 names no number',
$json$
{"severities": [
  {"severity": "MINOR", "workingDays": 20, "suspendsSlots": false},
  {"severity": "SERIOUS", "workingDays": 10, "suspendsSlots": false},
  {"severity": "GRAVE", "workingDays": 5, "suspendsSlots": true}],
 "longestExtension": 10, "escalateAfter": [0, 5], "powers": []}
$json$, 'tuoyu', now());
DROP TABLE severity_rule;

ALTER TABLE finding ADD COLUMN rules_id uuid, ADD COLUMN act text, ADD COLUMN remark text,
    ADD COLUMN answered boolean NOT NULL DEFAULT false, ADD COLUMN extension integer NOT NULL DEFAULT 0,
    ADD COLUMN overdue_steps integer NOT NULL DEFAULT 0, ADD COLUMN next_step_on date,
    ADD COLUMN penalty_department text, ADD COLUMN penalty_basis text;
COMMENT ON COLUMN finding.extension IS 'Working days; 0 while it is not extended';
COMMENT ON COLUMN finding.next_step_on IS 'When it is told (again) that it is overdue; null when it is not to be told';
UPDATE finding SET rules_id = '01900000-0000-7000-8000-000000000012',
    act = CASE WHEN lifted_on IS NULL THEN 'RAISED' ELSE 'LIFTED' END, remark = lifting,
    next_step_on = CASE WHEN lifted_on IS NULL AND NOT lead THEN due_day + 1 END;
ALTER TABLE finding ALTER COLUMN rules_id SET NOT NULL, ALTER COLUMN act SET NOT NULL;
CREATE INDEX finding_next_step ON finding (next_step_on) WHERE next_step_on IS NOT NULL;
CREATE INDEX finding_provisional ON finding (id) WHERE due_provisional AND lifted_on IS NULL;
CREATE INDEX finding_visit ON finding (visit_id);

-- The history of a finding: rows are only added.
CREATE TABLE finding_step (
    finding_id uuid    NOT NULL REFERENCES finding,
    number     integer NOT NULL,
    act        text    NOT NULL,
    day        date    NOT NULL,
    actor      text    NOT NULL,
    remark     text,
    photos     text[]  NOT NULL,
    PRIMARY KEY (finding_id, number)
);
INSERT INTO finding_step SELECT f.id, 0, 'RAISED', f.raised_on, coalesce(v.inspector, 'tuoyu'), NULL, '{}'
    FROM finding f JOIN visit v ON v.id = f.visit_id;
INSERT INTO finding_step SELECT id, 1, 'LIFTED', lifted_on, 'tuoyu', lifting, '{}' FROM finding WHERE lifted_on IS NOT NULL;

ALTER TABLE visit ADD COLUMN reviewer text, ADD COLUMN review text;
