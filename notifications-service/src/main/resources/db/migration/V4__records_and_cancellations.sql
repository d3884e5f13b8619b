INSERT INTO routing_rule VALUES
    ('org.tuoyu.institution.registration-cancelled.v1', 'registration', true, true, true, false, 5, '三(五)1 登记信息及时推送同级卫生健康部门'),
    ('org.tuoyu.institution.region-followed.v1', 'registration', false, false, false, false, 0, 'told once, by regions.changed'),
    ('org.tuoyu.institution.recorded.v1', 'filing', false, false, false, false, 0, 'seen on the board');
