import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** A kind of unusable data from a bureau, with its label. */
interface IncidentRow {
  readonly label: BilingualText;
  /** What a person must do. */
  readonly advice: BilingualText;
  /** A person must know of it although a later answer is sound, so it is shown at the first time. */
  readonly staysOpen?: true;
  /** Once a person has dealt with it, its repetitions need nobody. */
  readonly staysSettled?: true;
  /** Matches the English message stored with the incident. */
  readonly pattern: RegExp;
}

const askBureau = bilingual(
  '请把发生时间和保存的内容告诉该管局；在其修复前系统会越来越慢地重试',
  'Tell the bureau the time and what was kept; until it is mended the call is repeated, more and more slowly',
);
const askForFile = bilingual(
  '文件没有确认接收，系统会越来越慢地重新下载，排在其后的文件收不到：请联系该管局重发可用的文件；管局不能重发时核实其中的结果，再放弃此文件',
  'The file is not acknowledged and is asked for again, more and more slowly; files behind it do not come. Ask the bureau for one that can be read; if it has none, settle with it what the file says and give the file up',
);
const network = bilingual(
  '多为网络或管局主机的问题：持续出现时请联系管局或网络管理员',
  "Mostly the network or the bureau's host: if it goes on, tell the bureau or whoever looks after the network",
);

/** 异常答复: kind of an incident: the first row whose pattern matches; the last one always does. */
export const incidentKinds = {
  submissionLost: {
    label: bilingual(
      '待发送的上报文件丢失，已停止发送',
      'The bytes of a numbered file are lost, and it is not sent any more',
    ),
    advice: bilingual(
      '文件存储中的上报文件已丢失、损坏或密钥未知，其中的订单等待处理，序号未使用：请从备份恢复文件或密钥，再在网关看板“认定未受理”，以原序号发送；无法恢复时核对序号，再“改号重报”（由订单重新生成文件）或“撤下文件”。处理后标为已看',
      'The file is lost or damaged in the file store, or its key is unknown; its orders wait and its number is unused. Put file or key back from the backup, then settle it on the gateway board as not accepted: it is sent under its number. If it cannot be put back, compare the numbers and send it under a new number, which builds it anew from its orders, or withdraw it. Then mark this as seen',
    ),
    staysOpen: true,
    pattern: /^the bytes of file no\. /,
  },
  answerLost: {
    label: bilingual('已保存的管局文件无法解密', 'A stored file of the bureau does not decrypt'),
    advice: bilingual(
      '文件的密钥未知或内容已损坏，其中的结果尚未处理：请系统维护人员恢复密钥或数据库备份，工作进程重启后会再次读取；无法恢复时向该管局核实其中的结果。处理后标为已看',
      'Its key is unknown or its bytes are damaged, and its results are not applied yet: whoever maintains the system puts back the key or the database, and the next start of a worker reads it again. If that cannot be, settle with the bureau what it says. Then mark this as seen',
    ),
    staysOpen: true,
    pattern: /^the stored file does not decrypt/,
  },
  jobEnded: {
    label: bilingual('后台任务无法完成，已停止重试', 'A job cannot be done and is not tried any more'),
    advice: bilingual(
      '所需的文件已丢失或损坏、密钥未知，或任务已失败一天：请联系系统维护人员，从备份恢复文件或密钥；订单再有更改时会重新检查。处理后标为已看',
      'A file that it needs is lost or damaged, its key is unknown, or it failed for a day: ask whoever maintains the system to restore file or key from the backup; the order is checked again when it changes. Then mark this as seen',
    ),
    staysOpen: true,
    pattern: /^a job cannot be done/,
  },
  wrongHash: {
    label: bilingual('文件的校验值不符', 'The hash of the file is wrong'),
    advice: askForFile,
    pattern: /\(hash\)/,
  },
  notDecrypted: {
    label: bilingual('文件无法解密', 'The file does not decrypt'),
    advice: bilingual(
      '请管理员核对连接的密钥和偏移量；仍不能解密时请联系该管局',
      'An administrator checks key and vector of the connection; if they are right, ask the bureau',
    ),
    pattern: /\(decrypt\)/,
  },
  notUnpacked: {
    label: bilingual('文件无法解压', 'The file does not unpack'),
    advice: askForFile,
    pattern: /the file does not open/,
  },
  unreadRecords: {
    label: bilingual('文件中有记录无法读取', 'Records of the file cannot be read'),
    advice: bilingual(
      '其余记录已处理，文件已保存并确认接收，管局不会重发：请按提示的位置向该管局核对这些记录；系统升级后会再次读取',
      'The other records were taken; the file is kept and acknowledged, and does not come again. Ask the bureau what these records are, by their places; a later version reads them again',
    ),
    pattern: /^records of the file/,
  },
  unknownElements: {
    label: bilingual('文件含接口规范没有的内容', 'The file has elements that the interface does not list'),
    advice: bilingual(
      '其余内容已照常处理并确认接收，这些元素没有读取：请向该管局了解其含义，并告知系统维护人员；标为已看后同一元素不再提示',
      'The rest was taken and acknowledged as usual, and these elements were not read. Ask the bureau what they mean, and tell whoever maintains the system; once marked as seen the same element is not told of again',
    ),
    staysSettled: true,
    pattern: /^elements that the interface does not list/,
  },
  notStored: {
    label: bilingual('文件中有记录无法入库', 'Records of the file cannot be stored'),
    advice: bilingual(
      '其余记录已处理，系统会继续重试：请联系系统维护人员，附上提示的位置和错误代码',
      'The other records were taken and these are tried again: tell whoever maintains the system the place and the error code',
    ),
    pattern: /^a record of the file cannot be stored/,
  },
  undecodable: {
    label: bilingual('文件含无法解码的字符', 'The file has characters that cannot be decoded'),
    advice: bilingual(
      '文件已照常处理，无法解码的字符以“\uFFFD”标出：请向该管局核对原文',
      'It was taken as usual, with “\uFFFD” in their places: ask the bureau what they are',
    ),
    pattern: /characters of the file cannot be decoded/,
  },
  documentType: {
    label: bilingual(
      '答复含有文档类型或实体声明，已拒绝解析',
      'The answer declares a document type or entities and was not parsed',
    ),
    advice: bilingual(
      '正常的答复不含此类声明，可能有人从中篡改：请通知安全负责人和该管局',
      'No proper answer does: somebody may stand between. Tell whoever looks after security, and the bureau',
    ),
    staysOpen: true,
    pattern: /document type|declares a type or entities/,
  },
  wrongWsdl: {
    label: bilingual('服务说明 (WSDL) 无法使用', 'The description of the service (WSDL) cannot be used'),
    advice: bilingual(
      '请管理员核对连接的服务地址；地址无误时请联系该管局',
      'An administrator checks the addresses of the connection; if they are right, ask the bureau',
    ),
    pattern: /WSDL/,
  },
  tooLarge: {
    label: bilingual('答复过大，已中断接收', 'The answer is too large and was cut off'),
    advice: askBureau,
    pattern: /larger than|too large|too many (?:elements|references)/,
  },
  unreachable: {
    label: bilingual('连接不上管局主机', 'No connection to the bureau’s host'),
    advice: network,
    pattern: /no connection within|connection was refused|cannot be reached|host name|ETIMEDOUT/,
  },
  tooSlow: {
    label: bilingual('限时内没有收完答复', 'The answer did not come whole in time'),
    advice: network,
    pattern: /no complete answer within|timed out/,
  },
  cut: {
    label: bilingual('连接中断，答复不完整', 'The connection was cut before the answer was whole'),
    advice: network,
    pattern: /connection (?:was cut|failed)/,
  },
  soapFault: {
    label: bilingual('管局返回 SOAP 错误', 'The bureau answered with a SOAP fault'),
    advice: askBureau,
    pattern: /SOAP fault/,
  },
  httpError: {
    label: bilingual('管局返回 HTTP 错误', 'The bureau answered with an HTTP error'),
    advice: network,
    pattern: /answered with HTTP|^HTTP/,
  },
  notXml: {
    label: bilingual('答复不是有效的 XML', 'The answer is no valid XML'),
    advice: askBureau,
    pattern: /well-formed|cannot be read|cannot carry/,
  },
  unusable: {
    label: bilingual('答复不符合接口规范', 'The answer is not as the interface says'),
    advice: askBureau,
    pattern: /(?:)/,
  },
} as const satisfies Record<string, IncidentRow>;

export type IncidentKind = keyof typeof incidentKinds;

const inOrder = Object.keys(incidentKinds) as IncidentKind[];

/** `why`: the message stored with the incident. */
export const incidentKindOf = (why: string): IncidentKind =>
  inOrder.find((name) => incidentKinds[name].pattern.test(why)) ?? 'unusable';

/** Whether an incident with this message that a person has settled stays so when it repeats. */
export function staysSettled(why: string): boolean {
  const row: IncidentRow = incidentKinds[incidentKindOf(why)];
  return row.staysSettled === true;
}

/** Whether an incident with this message is settled by a later answer that is sound. */
export function recoversByItself(why: string): boolean {
  const row: IncidentRow = incidentKinds[incidentKindOf(why)];
  return row.staysOpen !== true;
}

/** The call whose answer could not be used. */
export const incidentCalls = {
  upload: bilingual('上报', 'Upload'),
  download: bilingual('下载', 'Download'),
  acknowledge: bilingual('确认接收', 'Acknowledgement'),
  previousUpload: bilingual('查询末次序号', 'Question for the last number'),
  filingStatus: bilingual('查询备案状态', 'Question for the filing status'),
  filingPassword: bilingual('校验备案密码', 'Check of a filing password'),
  apply: bilingual('处理下载的文件', 'Reading a downloaded file'),
  job: bilingual('后台任务', 'Background job'),
} as const satisfies Record<string, BilingualText>;

export type IncidentCall = keyof typeof incidentCalls;

/** How an incident was settled. */
export const incidentSettlements = {
  givenUp: bilingual('已放弃', 'Given up'),
  recovered: bilingual('已自行恢复', 'Recovered by itself'),
  settled: bilingual('已处理', 'Settled'),
} as const satisfies Record<string, BilingualText>;

export type IncidentSettlement = keyof typeof incidentSettlements;
