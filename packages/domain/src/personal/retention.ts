import { LAPSE_DAYS } from '../clock/duties.ts';
import { EVENT_LOG_DAYS } from '../partner/webhooks.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Source of a shortest or longest period: a law or a document of the ministry, or the operator's own choice. */
export interface PeriodSource {
  readonly citation: BilingualText;
  /** Reference to the text. */
  readonly ruleId: string;
}

/** 保存期限: one kind of stored data and its retention. A job deletes what is due; staff configure the days. */
export interface RetentionRow {
  readonly label: BilingualText;
  /** What it contains. */
  readonly contents: BilingualText;
  /** Why it is kept. */
  readonly why: BilingualText;
  /** The instant from which the days count. */
  readonly countedFrom: BilingualText;
  /** Default days. null: kept as long as `countedFrom` says, and no setting shortens it. */
  readonly days: number | null;
  /** Lower limit and its source. Undefined: no source names a shortest period, and one day is the minimum. */
  readonly minimum?: { readonly days: number; readonly source: PeriodSource };
}

/** Upper limit, because data must not be kept longer than its purpose needs (PIPL art. 19): ten years. */
export const MAX_RETENTION_DAYS = 3650;
/** Upper bound of 三个月 in days. */
const THREE_MONTHS = 92;
/** Upper bound of 六个月 in days. */
const SIX_MONTHS = 184;

const ministry: PeriodSource = {
  citation: bilingual(
    '《ICP/IP地址/域名信息备案管理系统 企业系统接口规范》V3.0：上报文件至少保存三个月',
    'Enterprise interface specification V3.0 of the ministry: uploaded files are kept at least three months',
  ),
  ruleId: 'B-3.4',
};
const networkLogs: PeriodSource = {
  citation: bilingual(
    '《网络安全法》（2017年6月1日起施行）第二十一条第三项：网络日志留存不少于六个月',
    'Cybersecurity Law (in force from 1 June 2017), article 21 (3): network logs are kept at least six months',
  ),
  ruleId: 'CSL 2017 art. 21(3)',
};
const ended = bilingual('订单结束后最后一次变动', 'the last change of an order that has ended');

export const retention = {
  drafts: {
    label: bilingual('未提交的订单', 'Orders never handed in'),
    contents: bilingual(
      '从未提交的订单的全部内容、材料与核验结果',
      'Everything of an order that was never handed in: values, materials, checks',
    ),
    why: bilingual('申请人可继续填写或重新提交', 'So that the applicant can go on with it, or hand it in again'),
    countedFrom: bilingual('最后一次变动', 'its last change'),
    days: 180,
    minimum: {
      days: LAPSE_DAYS,
      source: {
        citation: bilingual(
          `订单 ${LAPSE_DAYS} 天没有操作才失效，失效时内容保留（腾讯云《关于增加备案订单有效期的通知》，2016-09-22）`,
          `An order lapses after ${LAPSE_DAYS} days without a move, and what was filled in stays until then (Tencent Cloud's notice of 2016-09-22)`,
        ),
        ruleId: 'R-3.4',
      },
    },
  },
  orders: {
    label: bilingual('已结束订单的内容', 'Values of orders that have ended'),
    contents: bilingual(
      '填报内容、退回时的内容、上报内容、注册局与管局的核验答复、云平台对服务码的答复、短信核验号码、幕布收件地址',
      'Values as filled in, returned and reported, what registry, bureau and cloud said of them, phones of SMS checks, addresses of curtains',
    ),
    why: bilingual('争议与复查时说明当时核对了什么', 'To show what was checked, when somebody asks or objects'),
    countedFrom: ended,
    days: 1095,
  },
  materials: {
    label: bilingual('材料', 'Materials'),
    contents: bilingual(
      '证件扫描件、核验单及其他材料，包括上报副本与图片特征',
      'Scans of certificates, verification forms and other materials, with report copies and picture marks',
    ),
    why: bilingual(
      '核验单、证件复印件与照片须一并留存，来源未规定年限',
      'Form, certificate copies and photo are kept together; no source says how long',
    ),
    countedFrom: ended,
    days: 1095,
  },
  photos: {
    label: bilingual('核验照片', 'Verification photos'),
    contents: bilingual(
      '当面核验照片，包括上报副本与图片特征；人脸核验的证件正反面、自拍与结果编号',
      'Face-to-face photos, with report copies and picture marks; ID, selfies and reference of face checks',
    ),
    why: bilingual(
      '与核验单一并留存，并用于发现同一照片的重复使用；来源未规定年限',
      'Kept with the form, and to find a photo that is used twice; no source says how long',
    ),
    countedFrom: ended,
    days: 1095,
  },
  words: {
    label: bilingual('通话、备注与意见', 'Calls, notes and advice'),
    contents: bilingual(
      '通话记录的备注、订单备注、意见、升级与跳过的说明、退回与抽检的意见文字、查看明文时写明的事由',
      'What was noted of calls, notes, questions and advice, why something was escalated, skipped or revealed, texts of returns and spot checks',
    ),
    why: bilingual('说明如何得出结论', 'To show how a decision came about'),
    countedFrom: bilingual(
      '订单结束后最后一次变动（查看备案明文的事由：查看之时）',
      'the last change of an order that has ended; of a reveal of a record, the reveal',
    ),
    days: 1095,
  },
  deskDrafts: {
    label: bilingual('审核草稿', 'Drafts of the desk'),
    contents: bilingual(
      '审核人员在订单上输入而未提交的文字',
      'What people at the desk typed at an order and did not send',
    ),
    why: bilingual('关闭页面后可继续', 'So that nothing typed is lost with a page'),
    countedFrom: bilingual('最后一次保存，最迟至订单结束', 'its last saving, and no longer than the order'),
    days: 30,
  },
  notices: {
    label: bilingual('通知', 'Notices'),
    contents: bilingual(
      '已发送或放弃的短信与邮件：收件人与所列内容',
      'Mails and SMS that were sent or given up: address and what they list',
    ),
    why: bilingual('证明何时通知了何人', 'To show who was told, and when'),
    countedFrom: bilingual('写入', 'their writing'),
    days: 365,
  },
  uploads: {
    label: bilingual('未使用的上传', 'Uploads never attached'),
    contents: bilingual(
      '已上传而未附于任何订单的图片，没有带来核验照片的人脸核验；已附上的随材料保存',
      'Images that were sent and hang on no order, and face checks that brought no photo; what hangs on one is kept with the materials',
    ),
    why: bilingual('上传与附加是两步', 'Sending and attaching are two steps'),
    countedFrom: bilingual('上传；人脸核验自同意时起', 'the upload; of a face check, the consent'),
    days: 7,
  },
  filingHistory: {
    label: bilingual('备案历史', 'Earlier versions of filings'),
    contents: bilingual('不再有效的备案版本中的个人信息', 'Personal values of what was registered and no longer is'),
    why: bilingual('说明某日登记的内容', 'To say what was registered on a day'),
    countedFrom: bilingual('被下一版本取代', 'the next version'),
    days: 1095,
  },
  filings: {
    label: bilingual('备案', 'Filings'),
    contents: bilingual('现行备案的主体、网站及其负责人', 'Subjects, websites and their principals as they are filed'),
    why: bilingual(
      '备案在管局有效期间，接入商须掌握其接入网站的备案信息',
      'While the filing is in force at the bureau its access provider must know it',
    ),
    countedFrom: bilingual(
      '注销前一直保存；注销后按“已注销的备案”办理',
      'kept while it is in force; then by the kind “deregistered filings”',
    ),
    days: null,
  },
  goneFilings: {
    label: bilingual('已注销的备案', 'Deregistered filings'),
    contents: bilingual(
      '已注销的主体与网站的个人信息',
      'Personal values of subjects and websites that were deregistered',
    ),
    why: bilingual('注销后的争议与查询', 'For questions after the end'),
    countedFrom: bilingual('注销', 'the deregistration'),
    days: 1095,
  },
  sentFiles: {
    label: bilingual('已上报的文件', 'Files that were sent'),
    contents: bilingual(
      '发送给管局的数据文件；编号、摘要和订单一直保留',
      'Data files as sent to bureaus; number, hash and orders stay',
    ),
    why: bilingual('管局处理出错时补报', 'To be sent again after trouble at the bureau'),
    countedFrom: bilingual('文件有结果，且其中订单都已有答复', 'its outcome, once every order in it has its answer'),
    days: THREE_MONTHS,
    minimum: { days: THREE_MONTHS, source: ministry },
  },
  bureauAnswers: {
    label: bilingual('管局答复', 'Answers of bureaus'),
    contents: bilingual(
      '下载的原始文件、各条结果的内容、已处理的整改通知、核查和核实任务、已移出黑名单的条目',
      'Files as downloaded, details of each result, rectification notices, checks and verification tasks that are dealt with, black-list entries that were taken off',
    ),
    why: bilingual('证明管局的答复', 'To prove what the bureau said'),
    countedFrom: bilingual('应用或处理完毕', 'when it was applied or dealt with'),
    days: 1095,
  },
  incidents: {
    label: bilingual('异常答复', 'Incidents'),
    contents: bilingual('管局发来而无法使用的内容', 'What bureaus sent and nobody can use'),
    why: bilingual('查明原因', 'To find out why'),
    countedFrom: bilingual('最后一次出现', 'when it came last'),
    days: 180,
  },
  evidence: {
    label: bilingual('凭据', 'Evidence'),
    contents: bilingual(
      '人工登记答复与短信结果所依据的文字和扫描件，认领备案的证件和决定理由',
      'Words and scans that answers and SMS outcomes entered by hand rest on, papers of claims of filings and why they were decided so',
    ),
    why: bilingual('说明人工登记的依据', "To show what somebody's word rests on"),
    countedFrom: bilingual(
      '登记；认领自结束起；未被使用的扫描件自上传起',
      'the entry; of a claim its end; of scans that nobody used, the upload',
    ),
    days: 1095,
  },
  gatewayWords: {
    label: bilingual('连接与文件的说明', 'Words about connections and files'),
    contents: bilingual(
      '暂停连接、认定文件结果时写的说明',
      'What was written when a connection was paused or a file settled',
    ),
    why: bilingual('说明为何暂停或认定', 'To show why'),
    countedFrom: bilingual('写入', 'their writing'),
    days: 1095,
  },
  proofs: {
    label: bilingual('备案归属核实', 'Proofs of filings'),
    contents: bilingual('核实时使用的备案密码摘要', 'Digests of filing passwords that were asked about'),
    why: bilingual('说明合作方为何可办理此备案', 'To show why a partner may act on a record'),
    countedFrom: bilingual('管局答复', 'the answer'),
    days: 365,
  },
  savedAnswers: {
    label: bilingual('幂等答复', 'Saved answers'),
    contents: bilingual('按幂等键保存的调用结果', 'What calls were answered, under their idempotency keys'),
    why: bilingual('重试得到同样的答复', 'So that a retry gets the same answer'),
    countedFrom: bilingual('调用', 'the call'),
    days: 7,
    minimum: {
      days: 1,
      source: {
        citation: bilingual('对合作方承诺保存至少 24 小时', 'Partners are promised 24 hours at least'),
        ruleId: 'D-idempotency',
      },
    },
  },
  eventLog: {
    label: bilingual('合作方事件与推送', "Partners' event log and webhooks"),
    contents: bilingual('事件、推送及每次尝试；不含个人信息', 'Events, deliveries and their tries; nothing personal'),
    why: bilingual('合作方可重新读取', 'So that partners can read it again'),
    countedFrom: bilingual('事件', 'the event'),
    days: EVENT_LOG_DAYS,
    minimum: {
      days: EVENT_LOG_DAYS,
      source: {
        citation: bilingual(`对合作方承诺保存 ${EVENT_LOG_DAYS} 天`, `Partners are promised ${EVENT_LOG_DAYS} days`),
        ruleId: 'D-webhooks',
      },
    },
  },
  finishedWork: {
    label: bilingual('已完成的后台任务', 'Finished work of the programs'),
    contents: bilingual(
      '已完成的任务、已触发或取消的计时器、规则试算、连接测试（各连接保留最后一次）；不含个人信息',
      'Jobs that are done, timers that have fired or were closed, previews of rules, connection tests but the last of each connection; nothing personal',
    ),
    why: bilingual('查明最近的故障', 'To look into recent faults'),
    countedFrom: bilingual('完成', 'its end'),
    days: 30,
  },
  sessions: {
    label: bilingual('登录会话', 'Sessions'),
    contents: bilingual(
      '已结束的会话；登录与退出记录在审计中',
      'Sessions that have ended; sign-ins stand in the audit',
    ),
    why: bilingual('显示最近的会话', 'To show recent ones'),
    countedFrom: bilingual('到期', 'its end'),
    days: 7,
  },
  downloads: {
    label: bilingual('下载记录', 'Log of downloads'),
    contents: bilingual('谁以何筛选条件取走了哪份列表', 'Who took away which list, by which filter'),
    why: bilingual('查明数据去向', 'To know where data went'),
    countedFrom: bilingual('下载', 'the download'),
    days: 365,
    minimum: { days: SIX_MONTHS, source: networkLogs },
  },
  personRequests: {
    label: bilingual('个人信息请求', 'Requests of data subjects'),
    contents: bilingual('请求人、查询值、理由与答复', 'Who asked, what was searched for, why, and the answer'),
    why: bilingual(
      '证明请求已依法答复（《个人信息保护法》第五十条）',
      'To show that it was answered (PIPL article 50)',
    ),
    countedFrom: bilingual('答复', 'the answer'),
    days: 1095,
  },
  blackList: {
    label: bilingual('黑名单', 'Black list'),
    contents: bilingual('管局下发的主体与域名', 'Subjects and domains that bureaus would refuse'),
    why: bilingual('管局要求不得为其备案', 'The bureau wants nothing filed for them'),
    countedFrom: bilingual('由管局移出前一直保存', 'kept until the bureau takes it off'),
    days: null,
  },
  accounts: {
    label: bilingual('人员与合作方', 'Staff and partners'),
    contents: bilingual('帐号、姓名、摘要邮箱、保存的视图', 'Accounts, names, addresses of digests, saved views'),
    why: bilingual('履行劳动与服务合同', 'Employment and service contracts'),
    countedFrom: bilingual('帐号存在期间', 'kept while the account exists'),
    days: null,
  },
  trail: {
    label: bilingual('订单历史与审计', 'History of orders and audit'),
    contents: bilingual(
      '事件、状态、办理人；不含申请人的个人信息',
      'Events, states and who acted; no personal values of applicants',
    ),
    why: bilingual(
      '不可改动的记录，删除个人信息不影响其完整性',
      'Tamper-evident; deleting personal values breaks no chain',
    ),
    countedFrom: bilingual('一直保存，至少六个月', 'kept without end, six months at least'),
    days: null,
    minimum: { days: SIX_MONTHS, source: networkLogs },
  },
} as const satisfies Record<string, RetentionRow>;

export type RetentionKind = keyof typeof retention;
export const retentionKinds = Object.keys(retention) as RetentionKind[];
export const retentionRow = (kind: RetentionKind): RetentionRow => retention[kind];
/** Kinds with a number of days, in page order. */
export const timedKinds: readonly RetentionKind[] = retentionKinds.filter((kind) => retentionRow(kind).days !== null);

/** Minimum retention of a kind in days. */
export const minRetentionDays = (kind: RetentionKind): number => retentionRow(kind).minimum?.days ?? 1;

/** Text where no source names a shortest period. */
export const operatorChoiceText = bilingual(
  '来源未规定期限，由运营方自行设定（《个人信息保护法》第十九条：最短必要时间）',
  "No source names a period: the operator's own setting (PIPL article 19: the shortest time necessary)",
);
