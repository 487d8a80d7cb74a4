import { bilingual } from '../text/bilingual-text.ts';
import { type CodeTable, ownChoice, seen2016, seenLater, unnamed } from './code-list.ts';
import { preApprovalContents } from './pre-approvals.ts';

/** 服务内容 Fwnr_id (docs/spec/bureau-interface.md B-10.2). 25–27 are in no source. */
export const serviceContents = {
  label: bilingual('服务内容', 'Service contents'),
  range: [1, 64],
  refusedAs: 1034,
  rows: {
    1: seenLater('即时通信', 'Instant messaging'),
    2: seenLater('搜索引擎', 'Search engine'),
    3: seenLater('综合门户', 'General portal'),
    4: seenLater('网上邮局', 'Web mail'),
    5: seenLater('网络新闻', 'News'),
    6: seenLater('博客/个人空间', 'Blog, personal space'),
    7: seenLater('网络广告/信息', 'Advertising, information'),
    8: seenLater('单位门户网站', "Unit's own portal"),
    9: seenLater('网络购物', 'Shopping'),
    10: seenLater('网上支付', 'Payment'),
    11: seenLater('网上银行', 'Banking'),
    12: seenLater('网上炒股/股票基金', 'Shares and funds'),
    13: seenLater('网络游戏', 'Games'),
    14: seenLater('网络音乐', 'Music'),
    15: seenLater('网络影视', 'Film and television'),
    16: seenLater('网络图片', 'Pictures'),
    17: seenLater('网络软件/下载', 'Software, downloads'),
    18: seenLater('网上求职', 'Jobs'),
    19: seenLater('网上交友/婚介', 'Dating, marriage agency'),
    20: seenLater('网上房产', 'Property'),
    21: seenLater('网络教育', 'Education'),
    22: seenLater('网站建设', 'Website building'),
    23: seenLater('WAP', 'WAP'),
    24: seenLater('其他', 'Other'),
    28: seenLater('APP', 'App', { since: '2023' }),
    29: seenLater('网络借贷信息中介', 'Online lending agency'),
    30: seenLater('互联网股权融资', 'Equity crowdfunding'),
    31: seenLater('互联网保险', 'Insurance'),
    32: seenLater('互联网跨界金融及资产管理', 'Cross-sector finance, asset management'),
    33: seenLater('网上非银支付', 'Non-bank payment'),
  },
} as const satisfies CodeTable;

/** 网站语言 Yylb_id (docs/spec/bureau-interface.md B-10.2). */
export const languages = {
  label: bilingual('网站语言', 'Website languages'),
  range: [1, 64],
  refusedAs: 1066,
  rows: {
    1: seenLater('中文简体', 'Chinese, simplified'),
    2: seenLater('中文繁体', 'Chinese, traditional'),
    3: seenLater('维吾尔语', 'Uyghur'),
    4: seenLater('哈萨克语', 'Kazakh'),
    5: seenLater('柯尔克孜语', 'Kyrgyz'),
    6: seenLater('蒙古语', 'Mongolian'),
    7: seenLater('藏语', 'Tibetan'),
    8: seenLater('壮语', 'Zhuang'),
    9: seenLater('朝鲜语', 'Korean'),
    10: seenLater('彝文', 'Yi'),
    11: seenLater('苗语', 'Hmong'),
    12: seenLater('英语', 'English'),
    13: seenLater('日语', 'Japanese'),
    14: seenLater('法语', 'French'),
    15: seenLater('俄罗斯语', 'Russian'),
    16: seenLater('西班牙语', 'Spanish'),
    17: seenLater('阿拉伯语', 'Arabic'),
  },
} as const satisfies CodeTable;

/** 接入方式 Jrfs (docs/spec/bureau-interface.md B-10.2). */
export const accessModes = {
  label: bilingual('接入方式', 'Access modes'),
  range: [1, 64],
  refusedAs: 1035,
  rows: {
    1: seenLater('专线', 'Leased line'),
    2: seenLater('主机托管', 'Hosting of an own server'),
    3: seenLater('虚拟主机', 'Virtual host'),
    4: seenLater('其他', 'Other'),
    5: seenLater('云接入', 'Cloud'),
  },
} as const satisfies CodeTable;

/** 服务器放置地 Fbdd (docs/spec/bureau-interface.md B-10.2): the bureaus by their number. 13, 20 and 30 are in no source. */
export const serverLocations = {
  label: bilingual('服务器放置地', 'Server locations'),
  range: [1, 64],
  refusedAs: 1036,
  rows: {
    1: seenLater('安徽', 'Anhui'),
    2: seenLater('北京', 'Beijing'),
    3: seenLater('重庆', 'Chongqing'),
    4: seenLater('福建', 'Fujian'),
    5: seenLater('广东', 'Guangdong'),
    6: seenLater('甘肃', 'Gansu'),
    7: seenLater('广西', 'Guangxi'),
    8: seenLater('贵州', 'Guizhou'),
    9: seenLater('河南', 'Henan'),
    10: seenLater('湖北', 'Hubei'),
    11: seenLater('河北', 'Hebei'),
    12: seenLater('海南', 'Hainan'),
    14: seenLater('黑龙江', 'Heilongjiang'),
    15: seenLater('湖南', 'Hunan'),
    16: seenLater('吉林', 'Jilin'),
    17: seenLater('江苏', 'Jiangsu'),
    18: seenLater('江西', 'Jiangxi'),
    19: seenLater('辽宁', 'Liaoning'),
    21: seenLater('内蒙古', 'Inner Mongolia'),
    22: seenLater('宁夏', 'Ningxia'),
    23: seenLater('青海', 'Qinghai'),
    24: seenLater('四川', 'Sichuan'),
    25: seenLater('山东', 'Shandong'),
    26: seenLater('上海', 'Shanghai'),
    27: seenLater('陕西', 'Shaanxi'),
    28: seenLater('山西', 'Shanxi'),
    29: seenLater('天津', 'Tianjin'),
    31: seenLater('新疆', 'Xinjiang'),
    32: seenLater('西藏', 'Tibet'),
    33: seenLater('云南', 'Yunnan'),
    34: seenLater('浙江', 'Zhejiang'),
  },
} as const satisfies CodeTable;

/**
 * 前置审批内容类型 Nrlx_id: the schema accepts 1–64, and names none (docs/spec/bureau-interface.md B-10.2). The names are those of
 * WeChat's list; a bureau's own table takes their place.
 */
export const preApprovalTypes = {
  label: bilingual('前置审批内容类型', 'Pre-approval content types'),
  range: [1, 64],
  refusedAs: 1033,
  rows: {
    ...unnamed(Array.from({ length: 64 }, (_, at) => at + 1)),
    ...Object.fromEntries(
      preApprovalContents.flatMap(([, { type, label, dropped }]) =>
        type === undefined
          ? []
          : [[type, { label, source: 'WX-PRE' as const, ...(dropped && { until: '2019-09-20' }) }]],
      ),
    ),
  },
} satisfies CodeTable;

/** 附件用途 Fjyt (docs/spec/bureau-interface.md B-10.2, docs/spec/rules.md ). */
export const attachmentPurposes = {
  label: bilingual('附件用途', 'Attachment purposes'),
  range: [1, 999],
  refusedAs: 1057,
  rows: {
    1: seen2016('网站备案信息真实性核验单', 'Verification form'),
    2: seen2016('主办单位有效证件', "Organiser's certificate"),
    3: seen2016('主体负责人有效证件', "Subject principal's ID"),
    4: seen2016('网站负责人有效证件', "Website principal's ID"),
    5: seen2016('核验现场拍摄照片', 'Face-to-face photo'),
  },
} as const satisfies CodeTable;

/** 附件文件格式 Fjwjgs (docs/spec/bureau-interface.md B-10.2). We only send 1. */
export const attachmentFormats = {
  label: bilingual('附件文件格式', 'Attachment formats'),
  range: [1, 999],
  refusedAs: 1056,
  rows: { 1: seen2016('jpg', 'JPEG'), 2: seen2016('png', 'PNG') },
} as const satisfies CodeTable;

/** 注销理由 Zxly (docs/spec/bureau-interface.md B-8.5). */
export const cancellationReasons = {
  label: bilingual('注销理由', 'Reasons of a cancellation'),
  range: [1, 999],
  refusedAs: 1026,
  rows: {
    1: ownChoice('主体不再使用网站', 'The subject no longer uses the website'),
    2: ownChoice('网站停止服务', 'The website ends its service'),
    3: ownChoice('变更备案所需', 'Needed for a change that the bureau does not allow'),
    4: ownChoice('更换接入商', 'Move to another access provider'),
    99: ownChoice('其他', 'Other'),
  },
} as const satisfies CodeTable;
