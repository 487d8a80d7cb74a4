import { type BilingualText, bilingual } from '@beian/domain/text';

/**
 * Answer codes of a call, `msg_code` (docs/spec/bureau-interface.md B-6), and how to handle them. `accepted` the file is taken ·
 * `wait` the bureau is closed or full: send the same number and bytes later · `configuration` nothing will succeed
 * until a person corrects the connection · `sequence` earlier numbers are missing · `ourFault` the file is built
 * wrongly · `tooLarge` split it · `other` retry a few times, then notify a person.
 */
export type ReturnClass = 'accepted' | 'wait' | 'configuration' | 'sequence' | 'ourFault' | 'tooLarge' | 'other';

/** The fault is in our program. */
const ours = bilingual(
  '这是本系统的缺陷：请联系系统维护人员，修复前不要恢复',
  'This is a fault of this system: tell whoever maintains it, and do not resume before it is mended',
);

export interface ReturnCodeRow {
  readonly class: ReturnClass;
  /** The bureau's wording */
  readonly message: string;
  readonly meaning: string;
  readonly advice: string;
  /** For a configuration fault: what a person must correct before the connection is resumed. */
  readonly mend?: BilingualText;
}

// 1, 2 and 3 are about the download queue; an upload is accepted only by 0.
export const returnCodes = {
  0: { class: 'accepted', message: '操作成功', meaning: 'success', advice: 'go on' },
  1: {
    class: 'other',
    message: '操作成功，数据已经下载完毕',
    meaning: 'success, everything is downloaded',
    advice: 'take the file if there is one, stop looping',
  },
  2: {
    class: 'other',
    message: '目前服务器端没有可以下载的数据',
    meaning: 'nothing to download',
    advice: 'stop looping',
  },
  3: {
    class: 'other',
    message: '服务器端数据需要下载，请继续调用本接口进行下载',
    meaning: 'there is data to download, call again',
    advice: 'take the file if there is one, call again',
  },
  4: {
    class: 'configuration',
    message: '用户名错误',
    meaning: 'wrong user name',
    advice: 'stop, alert (configuration)',
    mend: bilingual(
      '请管理员在“修改连接”中核对用户名，测试通过后恢复',
      'An administrator checks the user (Change), tests the connection and resumes it',
    ),
  },
  5: {
    class: 'configuration',
    message: '密码错误',
    meaning: 'wrong password',
    advice: 'stop, alert',
    mend: bilingual(
      '请管理员在“修改连接”中更正密码，测试通过后恢复',
      'An administrator corrects the password (Change), tests the connection and resumes it',
    ),
  },
  6: {
    class: 'configuration',
    message: '解密失败',
    meaning: 'decryption failed',
    advice: 'stop, alert (key/IV)',
    mend: bilingual(
      '请管理员在“修改连接”中核对密钥和偏移量，测试通过后恢复',
      'An administrator checks key and vector (Change), tests the connection and resumes it',
    ),
  },
  7: {
    class: 'ourFault',
    message: '哈希值验证未通过',
    meaning: 'hash does not match',
    advice: 'rebuild once, then alert',
  },
  8: { class: 'ourFault', message: '解压缩失败', meaning: 'cannot unzip', advice: 'rebuild once, then alarm' },
  9: {
    class: 'configuration',
    message: '加密算法类型错误',
    meaning: 'wrong encryptAlgorithm',
    advice: 'stop, alert',
    mend: bilingual(
      '请管理员在“修改连接”中核对上传是否应加密，然后恢复',
      'An administrator checks whether uploads are to be encrypted (Change) and resumes the connection',
    ),
  },
  10: {
    class: 'configuration',
    message: 'Hash算法类型错误',
    meaning: 'wrong hashAlgorithm',
    advice: 'stop, alert',
    mend: ours,
  },
  11: {
    class: 'configuration',
    message: '压缩格式错误',
    meaning: 'wrong compressionFormat',
    advice: 'stop, alert',
    mend: ours,
  },
  12: {
    class: 'configuration',
    message: '认证信息错误，服务器拒绝响应',
    meaning: 'authentication wrong, refused',
    advice: 'stop, alert',
    mend: bilingual(
      '请管理员在“修改连接”中核对用户名和密码，测试通过后恢复',
      'An administrator checks user and password (Change), tests the connection and resumes it',
    ),
  },
  13: {
    class: 'configuration',
    message: '非本省ISP，服务器拒绝响应',
    meaning: 'not a provider of this province',
    advice: 'stop, alert',
    mend: bilingual(
      '请管理员在“修改连接”中核对单位编号和所属管局，测试通过后恢复',
      'An administrator checks provider id and bureau (Change), tests the connection and resumes it',
    ),
  },
  14: {
    class: 'sequence',
    message: '本次上载没有受理，请首先上载漏报的数据，然后再上载本次数据',
    meaning: 'not taken: earlier data missing',
    advice: 'send the missing numbers first, lowest first, then this one',
  },
  15: {
    class: 'wait',
    message: '本次上载没有受理，已上报的数据文件已超过最大受理数量，请稍后再提交',
    meaning: 'not taken: too many files waiting at the bureau',
    advice: 'wait, then send the same number again',
  },
  16: {
    class: 'configuration',
    message: '认证错误，随机数小于20个字符，服务器拒绝响应',
    meaning: 'randVal under 20 characters',
    advice: 'bug, alert',
    mend: ours,
  },
  17: {
    class: 'ourFault',
    message: '您上报的备案数据文件数量不符合要求（每次必须上报1个文件），服务器拒绝受理，请调整后重新上报',
    meaning: 'not exactly one file',
    advice: 'bug, alert',
  },
  18: {
    class: 'tooLarge',
    message: '上报的备案数据文件过大，服务器拒绝响应，请将上报的备案数据文件调整为50MB内并重新上报',
    meaning: 'over 50 MB',
    advice: 'split, same number for the first part',
  },
  19: {
    class: 'configuration',
    message: '您的报备权限未开放，请联系所在省通信管理局',
    meaning: 'permission not open',
    advice: 'stop, alert',
    mend: bilingual(
      '请联系该管局开通报备权限，开通后恢复',
      'Ask the bureau to open the permission to file, then resume the connection',
    ),
  },
  20: {
    class: 'wait',
    message: '请您在规定的时间段内进行报备，报备时间为：',
    meaning: 'outside filing hours; hours follow in the text',
    advice: 'wait for the hours named in the text, then send the same number again',
  },
  // About an acknowledgement: the file is not the cause.
  21: {
    class: 'other',
    message: '回调响应文件名称不能为空，请核实后继续调用',
    meaning: 'acknowledgement without file name',
    advice: 'bug, alert',
  },
  22: {
    class: 'other',
    message: '备案密码校验超过X次，请仔细核对备案密码',
    meaning: 'password checked more than X times',
    advice: 'stop checking, tell the user',
  },
  901: {
    class: 'wait',
    message: '系统正在维护中，您的报备请求未被受理，请稍后重新报备',
    meaning: 'maintenance, upload not taken',
    advice: 'retry later',
  },
  902: {
    class: 'wait',
    message: '系统正在维护中，您的下载请求未被受理，请稍后重新下载',
    meaning: 'maintenance, download not served',
    advice: 'retry later',
  },
  999: { class: 'other', message: '其他错误', meaning: 'other error', advice: 'retry with limit, then alert' },
} as const satisfies Record<string, ReturnCodeRow>;
