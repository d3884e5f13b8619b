const TEXTS = {
  'zh-CN': {
    title: '托育检查', other: 'English', online: '在线', offline: '离线', login: '登录', logout: '退出并清除本机数据',
    sync: '同步', working: '正在同步：', pull: '下载任务', photos: '上传照片', push: '上传记录', receipt: '核对回执',
    visits: '我的检查', none: '没有待做的检查。', due: '期限', capture: '记录', queue: '已采集', nothing: '还没有采集记录。',
    conforms: '符合要求', not: '发现问题', note: '备注', findings: '发现的问题', add: '添加问题', severity: '严重程度',
    MINOR: '一般', SERIOUS: '严重', GRAVE: '重大', clause: '方案条款（如 三(四)5）', description: '问题描述',
    photo: '照片', signature: '机构人员签名', erase: '清除签名', certificate: '行政执法证号', arrival: '入企检查码（扫码）',
    save: '保存在本机', cancel: '返回', waiting: '待上传', stored: '已存入系统', ACCEPTED: '已采用', CONFLICT: '有冲突，待人工决定',
    REJECTED: '未采用', complete: '回执：本机采集的 {0} 条记录、{1} 张照片均已存入系统。', wanting: '回执：尚有记录未存入系统，请再次同步。',
    tooMany: '照片最多{0}张', MET: '符合', NOT_MET: '不符合', NOT_APPLICABLE: '不适用', veto: '否决项', points: '得分（满分 {0}）',
    sure: '还有 {0} 条记录没有存入系统，退出将删除它们。仍要退出吗？', needLogin: '登录已过期，请联网登录后同步。采集的记录仍在本机。',
    failed: '同步没有完成：{0}。采集的记录仍在本机，请稍后再试。', saved: '已保存在本机，联网后同步。', required: '请填写：{0}', unkept: '未能保存：{0}。请检查本机存储空间后再试。',
    PATROL: '巡查', ON_SITE_VERIFICATION: '备案现场核验', ADMINISTRATIVE_INSPECTION: '行政检查', HEALTH_CARE_CHECK: '卫生保健检查',
    QUALITY_ASSESSMENT: '质量评估', FIRE_SAFETY: '消防监督检查', DOUBLE_RANDOM: '双随机检查', SPECIAL: '专项检查', FOLLOW_UP: '整改复查',
  },
  en: {
    title: 'Childcare inspection', other: '中文', online: 'online', offline: 'offline', login: 'Sign in', logout: 'Sign out and wipe this device',
    sync: 'Sync', working: 'Syncing: ', pull: 'getting visits', photos: 'sending photos', push: 'sending records', receipt: 'checking the receipt',
    visits: 'My visits', none: 'No visit waits.', due: 'Due', capture: 'Record', queue: 'Captured', nothing: 'Nothing captured yet.',
    conforms: 'Conforms', not: 'Problems found', note: 'Note', findings: 'Problems', add: 'Add a problem', severity: 'Severity',
    MINOR: 'Minor', SERIOUS: 'Serious', GRAVE: 'Grave', clause: 'Clause of the plan (such as 三(四)5)', description: 'What is wrong',
    photo: 'Photos', signature: 'Signature of the institution', erase: 'Clear signature', certificate: 'Enforcement certificate', arrival: 'Arrival code (scanned)',
    save: 'Keep on this device', cancel: 'Back', waiting: 'waits to be sent', stored: 'stored', ACCEPTED: 'accepted', CONFLICT: 'conflict: a person decides',
    REJECTED: 'not accepted', complete: 'Receipt: all {0} records and {1} photos of this device are stored.', wanting: 'Receipt: some records are not stored yet; sync again.',
    tooMany: '{0} photos at most', MET: 'Met', NOT_MET: 'Not met', NOT_APPLICABLE: 'Not applicable', veto: 'veto', points: 'Points (of {0})',
    sure: '{0} records are not stored yet; signing out deletes them. Sign out all the same?', needLogin: 'Signed out meanwhile: sign in with a network, then sync. What was captured is still here.',
    failed: 'The sync was not finished: {0}. What was captured is still here; try again later.', saved: 'Kept on this device; it is sent when there is a network.', required: 'Please fill in: {0}', unkept: 'It could not be kept: {0}. Look at the space on this device and try again.',
    PATROL: 'Patrol', ON_SITE_VERIFICATION: 'On-site verification', ADMINISTRATIVE_INSPECTION: 'Administrative inspection', HEALTH_CARE_CHECK: 'Health-care check',
    QUALITY_ASSESSMENT: 'Quality assessment', FIRE_SAFETY: 'Fire-safety inspection', DOUBLE_RANDOM: 'Double-random inspection', SPECIAL: 'Special inspection', FOLLOW_UP: 'Follow-up',
  },
};

export let language = localStorage.language ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');

export function changeLanguage() {
  language = localStorage.language = language === 'en' ? 'zh-CN' : 'en';
}

/** What has no text is shown as it is: a district's own kinds of visit. */
export function t(key, ...values) {
  return values.reduce((text, value, i) => text.replace(`{${i}}`, value), TEXTS[language][key] ?? key);
}
