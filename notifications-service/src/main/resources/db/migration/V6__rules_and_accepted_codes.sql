INSERT INTO routing_rule VALUES
    ('org.tuoyu.institution.code-accepted.v1', 'registration', false, false, false, false, 0, 'told with the registration'),
    ('org.tuoyu.rules.recorded.v1', 'filing', false, false, false, false, 0, 'seen where the rules are applied');
