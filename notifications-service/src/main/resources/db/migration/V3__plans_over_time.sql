INSERT INTO routing_rule VALUES
    ('org.tuoyu.scenario.kept.v1', 'progress', false, false, false, false, 0, 'it binds nobody'),
    ('org.tuoyu.proposal.submitted.v1', 'progress', true, false, false, false, 5, '五(二)'),
    ('org.tuoyu.proposal.sent-back.v1', 'progress', false, false, true, false, 5, '附件2: the town whose promise it is'),
    ('org.tuoyu.proposal.approved.v1', 'progress', true, false, true, false, 5, '附件2: the town whose promise it is'),
    ('org.tuoyu.proposal.withdrawn.v1', 'progress', true, false, false, false, 5, '五(二)'),
    ('org.tuoyu.town-progress.standing-changed.v1', 'progress', true, false, true, false, 5, '五(二) 由卫生健康部门牵头; 附件2 的镇街'),
    ('org.tuoyu.observations.reported.v1', 'progress', false, false, false, false, 0, 'seen on the board'),
    ('org.tuoyu.plan.drafted.v1', 'progress', false, false, false, false, 0, 'a draft binds nobody'),
    ('org.tuoyu.plan.withdrawn.v1', 'progress', false, false, false, false, 0, 'a draft binds nobody'),
    ('org.tuoyu.plan.closed.v1', 'progress', true, true, false, false, 5, '五(二)'),
    ('org.tuoyu.ledger.drafted.v1', 'progress', false, false, false, false, 0, 'a draft binds nobody'),
    ('org.tuoyu.regions.changed.v1', 'progress', true, true, false, false, 5, '五(二): ledger and population are carried over');
