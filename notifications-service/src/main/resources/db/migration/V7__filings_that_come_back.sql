INSERT INTO routing_rule VALUES
    ('org.tuoyu.filing.restored.v1', 'filing', false, false, false, false, 0, 'told with the refusal of the other filing');
