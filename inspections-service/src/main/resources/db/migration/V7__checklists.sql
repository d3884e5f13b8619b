-- Checklists are rules: a version a row, never changed. Whoever begins with one is judged by it.
CREATE TABLE visit_answer (
    visit_id uuid    NOT NULL REFERENCES visit,
    item     text    NOT NULL,
    outcome  text    NOT NULL,
    points   integer,
    note     text,
    photos   text[]  NOT NULL,
    PRIMARY KEY (visit_id, item)
);
ALTER TABLE visit ADD COLUMN checklist uuid, ADD COLUMN points integer NOT NULL DEFAULT 0,
    ADD COLUMN most_points integer NOT NULL DEFAULT 0, ADD COLUMN grade text, ADD COLUMN vetoes text[] NOT NULL DEFAULT '{}';
-- What the clauses of a plan are about.
CREATE TABLE known_matter (
    plan_id uuid NOT NULL REFERENCES known_plan,
    matter  text NOT NULL,
    clause  text NOT NULL,
    PRIMARY KEY (plan_id, matter, clause)
);

-- Devices get every version, also one that begins later.
CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $note$
DECLARE
    changed_key text := CASE TG_ARGV[0] WHEN 'INSTITUTION' THEN to_jsonb(NEW) ->> 'uscc' ELSE to_jsonb(NEW) ->> 'id' END;
BEGIN
    INSERT INTO sync_change AS known (kind, key, region_code) VALUES (TG_ARGV[0], changed_key, NEW.region_code)
    ON CONFLICT (kind, key) DO UPDATE SET region_code = excluded.region_code, place = NULL,
        left_codes = CASE WHEN known.region_code = excluded.region_code THEN known.left_codes
            ELSE array_append(array_remove(known.left_codes, excluded.region_code), known.region_code) END;
    RETURN NULL;
END $note$;
CREATE TRIGGER checklist_recorded AFTER INSERT ON rule_set FOR EACH ROW
    WHEN (NEW.kind LIKE 'checklist/%' AND NEW.valid_from IS NOT NULL) EXECUTE FUNCTION note_change('CHECKLIST');

-- What is ready to be used everywhere; a region records its own in their place.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000020', 'checklist/PATROL', '000000', '2020-01-01',
    'local configuration; 大政办发〔2023〕33号 三(五)2, 4 names no points',
$json$
{"titleZh": "日常巡查", "titleEn": "Patrol", "wanted": false, "grades": [], "sections": [
{"titleZh": "消防", "titleEn": "Fire", "items": [
  {"code": "exits-clear", "textZh": "疏散通道、安全出口畅通，未锁闭", "textEn": "Escape routes and exits are clear and unlocked", "matter": "fire", "severity": "GRAVE", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "消防法第二十八条"}, 
  {"code": "extinguishers", "textZh": "灭火器在有效期内，压力正常", "textEn": "Extinguishers are in date and under pressure", "matter": "fire", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "消防法第十六条"}]}, 
{"titleZh": "安全", "titleEn": "Safety", "items": [
  {"code": "door", "textZh": "出入口有人值守，来访登记", "textEn": "The entrance is attended and visitors are registered", "matter": "safety", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "local configuration"}, 
  {"code": "video", "textZh": "视频监控正常，无盲区", "textEn": "Video covers everything and works", "matter": "safety", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "local configuration"}, 
  {"code": "video-kept", "textZh": "录像保存不少于90日", "textEn": "Recordings are kept for at least 90 days", "matter": "safety", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": "video", "evidence": null, "source": "local configuration"}, 
  {"code": "hand-over", "textZh": "接送交接有记录", "textEn": "Handing over of children is recorded", "matter": "safety", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "local configuration"}]}, 
{"titleZh": "照护", "titleEn": "Care", "items": [
  {"code": "class-size", "textZh": "班级人数未超过规定", "textEn": "No class is larger than allowed", "matter": "supervision", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "国卫人口发〔2019〕58号"}, 
  {"code": "carers", "textZh": "在场保育人员与婴幼儿之比符合规定", "textEn": "There are as many carers present as wanted", "matter": "supervision", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "国卫人口发〔2019〕58号"}, 
  {"code": "morning-check", "textZh": "晨午检有记录", "textEn": "Morning and noon checks are recorded", "matter": "health-care", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}]}]}
$json$, 'tuoyu', now());
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000021', 'checklist/HEALTH_CARE_CHECK', '000000', '2020-01-01',
    '卫生部令第76号 托儿所幼儿园卫生保健管理办法',
$json$
{"titleZh": "卫生保健检查", "titleEn": "Health-care check", "wanted": false, "grades": [], "sections": [
{"titleZh": "人员", "titleEn": "Staff", "items": [
  {"code": "staff-health", "textZh": "工作人员每年健康检查合格并持证", "textEn": "All staff had their yearly health examination and hold the certificate", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}, 
  {"code": "health-worker", "textZh": "按规定配备保健人员，经培训合格", "textEn": "There are the health workers wanted, and they are trained", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}]}, 
{"titleZh": "儿童健康", "titleEn": "Health of the children", "items": [
  {"code": "entry-check", "textZh": "入托前健康检查、预防接种查验", "textEn": "Health and vaccination were checked before entry", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}, 
  {"code": "daily-check", "textZh": "晨检、午检与全日健康观察", "textEn": "Morning and noon checks, observation all day", "matter": "health-care", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}, 
  {"code": "isolation", "textZh": "患病儿童隔离、传染病报告", "textEn": "Sick children are kept apart, infectious diseases reported", "matter": "health-care", "severity": "GRAVE", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}]}, 
{"titleZh": "卫生", "titleEn": "Hygiene", "items": [
  {"code": "disinfection", "textZh": "玩具、餐具、环境按规定消毒并记录", "textEn": "Toys, dishes and rooms are disinfected, on record", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}, 
  {"code": "ventilation", "textZh": "活动室、寝室通风", "textEn": "Rooms are aired", "matter": "health-care", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}, 
  {"code": "own-cup", "textZh": "一人一巾一杯", "textEn": "Each child has its own towel and cup", "matter": "health-care", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}]}, 
{"titleZh": "膳食", "titleEn": "Meals", "items": [
  {"code": "meals", "textZh": "提供膳食", "textEn": "Meals are provided", "matter": null, "severity": null, "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "卫生部令第76号 托儿所幼儿园卫生保健管理办法"}, 
  {"code": "food-licence", "textZh": "有效的食品经营许可证", "textEn": "A food licence in force", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": "meals", "evidence": "PHOTO", "source": "食品安全法"}, 
  {"code": "food-samples", "textZh": "食品留样48小时", "textEn": "Samples of food are kept for 48 hours", "matter": "health-care", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": "meals", "evidence": null, "source": "食品安全法"}]}]}
$json$, 'tuoyu', now());
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000022', 'checklist/FIRE_SAFETY', '000000', '2020-01-01',
    '消防法; the points are local configuration',
$json$
{"titleZh": "消防监督检查", "titleEn": "Fire-safety inspection", "wanted": false, "grades": [], "sections": [
{"titleZh": "场所", "titleEn": "Premises", "items": [
  {"code": "lawful", "textZh": "消防手续齐全", "textEn": "The fire authority’s papers are complete", "matter": "fire", "severity": "GRAVE", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "消防法第十三、十五条"}, 
  {"code": "floor", "textZh": "婴幼儿用房所在楼层符合规定", "textEn": "The children’s rooms are on a floor that is allowed", "matter": "fire", "severity": "GRAVE", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "国卫人口发〔2019〕58号"}, 
  {"code": "exits", "textZh": "安全出口、疏散通道数量和宽度符合规定并畅通", "textEn": "Exits and escape routes are as many and as wide as wanted, and clear", "matter": "fire", "severity": "GRAVE", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "消防法第二十八条"}, 
  {"code": "bars", "textZh": "门窗未设影响逃生的障碍物", "textEn": "No bars hinder an escape", "matter": "fire", "severity": "GRAVE", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "消防法第二十八条"}]}, 
{"titleZh": "设施", "titleEn": "Equipment", "items": [
  {"code": "equipment", "textZh": "消防设施、器材完好有效", "textEn": "Fire equipment is whole and works", "matter": "fire", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "消防法第十六条"}, 
  {"code": "signs", "textZh": "疏散指示、应急照明有效", "textEn": "Escape signs and emergency lights work", "matter": "fire", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "消防法第十六条"}, 
  {"code": "electric", "textZh": "电气线路、用电用火符合规定", "textEn": "Wiring and the use of electricity and fire are as wanted", "matter": "fire", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "消防法第二十七条"}]}, 
{"titleZh": "管理", "titleEn": "Management", "items": [
  {"code": "duty", "textZh": "消防安全责任人明确，巡查有记录", "textEn": "Somebody answers for fire safety, rounds are recorded", "matter": "fire", "severity": "MINOR", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "消防法第十六条"}, 
  {"code": "drill", "textZh": "定期演练，有婴幼儿疏散预案", "textEn": "There are drills, and a plan to bring the children out", "matter": "fire", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "消防法第十六条"}]}]}
$json$, 'tuoyu', now());
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000023', 'checklist/ON_SITE_VERIFICATION', '000000', '2020-01-01',
    '国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）',
$json$
{"titleZh": "备案现场核验（卫生评价14项）", "titleEn": "On-site verification of a filing (the 14 points of the hygiene evaluation)", "wanted": false, "grades": [], "sections": [
{"titleZh": "环境卫生", "titleEn": "Environment", "items": [
  {"code": "not-basement", "textZh": "婴幼儿生活用房不在地下室或半地下室", "textEn": "No children’s room is in a basement", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "windows", "textZh": "生活用房窗洞开口面积不小于房间面积的20%", "textEn": "Windows have at least 20 % of a room’s area", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "air", "textZh": "室内空气质量检测合格", "textEn": "The air of the rooms was tested and found good", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "PHOTO", "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "outdoor", "textZh": "室外活动场地平整、安全", "textEn": "The outdoor area is level and safe", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}]}, 
{"titleZh": "设施设备", "titleEn": "Equipment", "items": [
  {"code": "observation-room", "textZh": "保健观察室不小于6平方米，至少1张观察床", "textEn": "An observation room of at least 6 m² with a bed", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": "NOTE", "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "washing", "textZh": "流动水洗手设施与坐便器适合婴幼儿", "textEn": "Running water and toilets fit for small children", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "own-things", "textZh": "毛巾、水杯、床位专人专用", "textEn": "Towel, cup and bed of its own for each child", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "disinfecting", "textZh": "有消毒设施并会使用", "textEn": "There are means to disinfect, and staff know how", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "kitchen", "textZh": "膳食供应卫生，符合食品安全规定", "textEn": "Meals are provided hygienically, by the law on food", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}]}, 
{"titleZh": "人员配备", "titleEn": "Staff", "items": [
  {"code": "health-worker", "textZh": "至少1名专（兼）职保健员", "textEn": "At least one health worker", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "health-worker-trained", "textZh": "保健员学历和培训合格", "textEn": "The health worker has the education and the training", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": "health-worker", "evidence": "PHOTO", "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "staff-health", "textZh": "工作人员健康检查合格", "textEn": "Staff passed the health examination", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}]}, 
{"titleZh": "卫生保健制度", "titleEn": "Rules of health care", "items": [
  {"code": "rules", "textZh": "卫生保健制度齐全", "textEn": "The rules of health care are complete", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}, 
  {"code": "infection", "textZh": "晨午检与传染病防控制度", "textEn": "Rules for checks and against infectious diseases", "matter": "health-care", "severity": "SERIOUS", "veto": false, "points": 0, "onlyIf": null, "evidence": null, "source": "国卫办妇幼发〔2022〕11号 托育机构卫生评价基本标准（文字从简，使用前按原文核对）"}]}]}
$json$, 'tuoyu', now());
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000024', 'checklist/QUALITY_ASSESSMENT', '000000', '2020-01-01',
    'WS/T 821-2023（满分1000分；等级界线和否决项未公布，由各地配置）',
$json$
{"titleZh": "托育机构质量评估", "titleEn": "Quality assessment", "wanted": false, "grades": [], "sections": [
{"titleZh": "办托条件", "titleEn": "Conditions", "items": [
  {"code": "conditions", "textZh": "办托条件", "textEn": "Conditions", "matter": null, "severity": null, "veto": false, "points": 100, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}, 
{"titleZh": "托育队伍", "titleEn": "Staff", "items": [
  {"code": "team", "textZh": "托育队伍", "textEn": "Staff", "matter": null, "severity": null, "veto": false, "points": 140, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}, 
{"titleZh": "保育照护", "titleEn": "Care", "items": [
  {"code": "care", "textZh": "保育照护", "textEn": "Care", "matter": null, "severity": null, "veto": false, "points": 200, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}, 
{"titleZh": "卫生保健", "titleEn": "Health care", "items": [
  {"code": "health", "textZh": "卫生保健", "textEn": "Health care", "matter": null, "severity": null, "veto": false, "points": 210, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}, 
{"titleZh": "养育支持", "titleEn": "Support of parents", "items": [
  {"code": "support", "textZh": "养育支持", "textEn": "Support of parents", "matter": null, "severity": null, "veto": false, "points": 80, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}, 
{"titleZh": "安全保障", "titleEn": "Safety", "items": [
  {"code": "safety", "textZh": "安全保障", "textEn": "Safety", "matter": null, "severity": null, "veto": false, "points": 200, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}, 
{"titleZh": "机构管理", "titleEn": "Management", "items": [
  {"code": "management", "textZh": "机构管理", "textEn": "Management", "matter": null, "severity": null, "veto": false, "points": 70, "onlyIf": null, "evidence": null, "source": "WS/T 821-2023"}]}]}
$json$, 'tuoyu', now());
