-- What premises, classes and staff must be like, each rule with its source.
INSERT INTO rule_set VALUES ('01900000-0000-7000-8000-000000000005', 'standards', '000000', '2019-10-08',
    '国卫人口发〔2019〕58号; 卫生部令第76号; each rule names its own',
$json$
{"rules": [
  {"code": "class-size", "nameZh": "班级人数", "nameEn": "Class size", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "CLASS_SIZE", "byBand": {"INFANT": 10, "TODDLER": 15, "SENIOR": 20, "MIXED": 18}},
  {"code": "carers", "nameZh": "保育人员", "nameEn": "Carers", "severity": "MUST", "source": "国卫人口发〔2019〕58号: 1:3, 1:5, 1:7; 混合编班未作规定", "check": "CARERS", "byBand": {"INFANT": 3, "TODDLER": 5, "SENIOR": 7}},
  {"code": "health-workers", "nameZh": "保健人员", "nameEn": "Health workers", "severity": "MUST", "source": "卫生部令第76号: 每 150 名至少 1 名", "check": "STAFF_FOR_CHILDREN", "role": "HEALTH_WORKER", "children": 150},
  {"code": "cooks", "nameZh": "炊事人员", "nameEn": "Cooks", "severity": "SHOULD", "source": "卫生部令第76号及卫妇社发〔2012〕35号 (推荐): 50 名以下 1 名, 每增加 50 名增加 1 名", "check": "STAFF_FOR_CHILDREN", "role": "COOK", "children": 50},
  {"code": "staff-health-checks", "nameZh": "工作人员每年健康检查", "nameEn": "Yearly health check of staff", "severity": "MUST", "source": "卫生部令第76号", "check": "HEALTH_CHECKS", "months": 12},
  {"code": "not-in-basement", "nameZh": "不在地下室或半地下室", "nameEn": "Not in a basement", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "basement", "atMost": 0},
  {"code": "floor", "nameZh": "不在四层及以上", "nameEn": "Not on the 4th floor or above", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "floor", "atMost": 3},
  {"code": "activity-room-infant", "nameZh": "乳儿班活动室面积", "nameEn": "Activity room of infants, m²", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "activityRoomInfantArea", "atLeast": 15},
  {"code": "activity-room-older", "nameZh": "托小班、托大班活动室面积", "nameEn": "Activity room of older classes, m²", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "activityRoomOlderArea", "atLeast": 35},
  {"code": "observation-room", "nameZh": "保健观察室面积", "nameEn": "Observation room, m²", "severity": "MUST", "source": "托幼机构卫生评价 (卫生部令第76号; 卫妇社发〔2012〕35号)", "check": "FACT", "fact": "observationRoomArea", "atLeast": 6},
  {"code": "observation-bed", "nameZh": "保健观察室床位", "nameEn": "Beds in the observation room", "severity": "MUST", "source": "托幼机构卫生评价 (卫生部令第76号; 卫妇社发〔2012〕35号)", "check": "FACT", "fact": "observationBeds", "atLeast": 1},
  {"code": "window-area", "nameZh": "窗地面积比", "nameEn": "Window area by floor area", "severity": "MUST", "source": "托幼机构卫生评价 (卫生部令第76号; 卫妇社发〔2012〕35号)", "check": "FACT", "fact": "windowShare", "atLeast": 0.2},
  {"code": "away-from-pollution", "nameZh": "远离污染源", "nameEn": "Away from pollution", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "nearPollution", "atMost": 0},
  {"code": "away-from-petrol", "nameZh": "不与加油站、输油输气管道相邻", "nameEn": "Not next to petrol stations or pipelines", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "nearPetrolOrPipeline", "atMost": 0},
  {"code": "no-high-voltage", "nameZh": "无高压走廊穿越", "nameEn": "No high-voltage corridor across", "severity": "MUST", "source": "国卫人口发〔2019〕58号", "check": "FACT", "fact": "highVoltageAcross", "atMost": 0},
  {"code": "video-retention", "nameZh": "视频监控录像保存天数", "nameEn": "Days for which video is kept", "severity": "MUST", "source": "托育服务法（草案）; 国卫人口发〔2019〕58号 视频监控全覆盖", "check": "FACT", "fact": "videoDays", "atLeast": 90},
  {"code": "fire-safety-certificate", "nameZh": "消防安全检查合格证明在有效期内", "nameEn": "Fire-safety certificate is valid", "severity": "MUST", "source": "国卫办人口发〔2019〕25号", "check": "CERTIFICATE", "certificate": "fire-safety"},
  {"code": "health-evaluation-report", "nameZh": "卫生评价报告在有效期内", "nameEn": "Health evaluation report is valid", "severity": "MUST", "source": "国卫办人口发〔2019〕25号", "check": "CERTIFICATE", "certificate": "health-evaluation"}
]}
$json$, 'tuoyu', now());
DROP TABLE class_standard;

-- What is known of the premises, by the codes that the standards ask for.
CREATE TABLE premises (
    uscc     text PRIMARY KEY REFERENCES registration,
    revision bigint NOT NULL
);
CREATE TABLE premises_fact (
    uscc  text             NOT NULL REFERENCES premises,
    fact  text             NOT NULL,
    value double precision NOT NULL,
    PRIMARY KEY (uscc, fact)
);

-- What was not met when it was checked last: told when it changes.
CREATE TABLE standards_outcome (
    uscc     text PRIMARY KEY REFERENCES registration,
    revision bigint NOT NULL,
    not_met  text[] NOT NULL
);
