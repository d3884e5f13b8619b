-- A person is on the staff of an institution once; who was entered twice stays as entered first.
UPDATE staff_member SET left_on = current_date WHERE left_on IS NULL AND EXISTS (
    SELECT 1 FROM staff_member first WHERE first.uscc = staff_member.uscc AND first.left_on IS NULL
        AND first.identity_fingerprint = staff_member.identity_fingerprint AND first.id < staff_member.id);
CREATE UNIQUE INDEX staff_member_once ON staff_member (uscc, identity_fingerprint) WHERE left_on IS NULL;
