-- 国卫办人口发〔2019〕25号: 提供餐饮服务的, 应当提交《食品经营许可证》.
UPDATE rule_set SET content = jsonb_set(content, '{documents}', (
    SELECT jsonb_agg(CASE WHEN document ->> 'code' = 'food-licence'
        THEN document || '{"required": ["NEW"], "ifFact": "mealsProvided"}' ELSE document END ORDER BY number)
    FROM jsonb_array_elements(content -> 'documents') WITH ORDINALITY AS one (document, number)))
WHERE id = '01900000-0000-7000-8000-000000000002';

UPDATE rule_set SET content = jsonb_set(content, '{rules}', content -> 'rules' || '[{
    "code": "food-licence", "nameZh": "提供餐食的，食品经营许可证在有效期内", "nameEn": "Food licence is valid, where meals are provided",
    "severity": "MUST", "source": "国卫办人口发〔2019〕25号", "check": "CERTIFICATE", "certificate": "food-licence",
    "ifFact": "mealsProvided"}]')
WHERE id = '01900000-0000-7000-8000-000000000005';
