-- How many children the institutions of a town have in a month, counted anew with each report.
CREATE TABLE town_enrolment (
    town_code    text    NOT NULL,
    month        date    NOT NULL,
    revision     bigint  NOT NULL,
    PRIMARY KEY (town_code, month)
);
CREATE INDEX enrolment_month ON enrolment (month, uscc);

-- Whom to call when something happens; and 托育联合体: the kindergartens an institution works together with.
ALTER TABLE institution_record ADD COLUMN emergency_phone text, ADD COLUMN partners text[] NOT NULL DEFAULT '{}';
