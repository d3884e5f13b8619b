INSERT INTO routing_rule VALUES
    ('org.tuoyu.institution.code-accepted.v1', 'registration', false, false, false, false, 0, 'told with the registration'),
    ('org.tuoyu.rules.recorded.v1', 'filing', false, false, false, false, 0, 'seen where the rules are applied'),
    ('org.tuoyu.enrolment.reported.v1', 'filing', false, false, false, false, 0, 'seen on the board'),
    ('org.tuoyu.staff.recorded.v1', 'filing', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.correction.asked.v1', 'filing', true, false, false, false, 10, '国令第809号: corrections have a procedure'),
    ('org.tuoyu.correction.answered.v1', 'filing', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.standards.checked.v1', 'filing', false, false, false, false, 0, 'seen at the institution'),
    ('org.tuoyu.premises.described.v1', 'filing', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.filing.moved.v1', 'filing', false, false, false, false, 0, 'nothing to do for others'),
    ('org.tuoyu.filing.superseded.v1', 'filing', false, false, false, false, 0, 'told with the receipt of the other filing'),
    ('org.tuoyu.filing.deadlines-recounted.v1', 'filing', true, false, false, false, 5, '三(五)1 备案: the deadlines have moved'),
    ('org.tuoyu.calendar.year-missing.v1', 'filing', true, false, false, false, 10, '国务院办公厅部分节假日安排的通知 is to be loaded');
