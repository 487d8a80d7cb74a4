import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { REVEAL_SECONDS } from './reveal-purposes.ts';
import { type Actor, hasAnyRole, type Role } from './roles.ts';

/**
 * 权限: what staff may read and set besides the events of an order, which name their roles themselves. Partners have none
 * of these rights.
 */
export const rights = {
  takeNext: { label: bilingual('领取下一单', 'Take the next order'), by: ['reviewer'] },
  changeCalendar: { label: bilingual('更改工作日历', 'Change the working calendar'), by: ['administrator'] },
  hearCalendarAlarm: {
    label: bilingual('接收日历告警', 'Be told that the calendar ends'),
    by: ['supervisor', 'administrator'],
  },
  handleRectification: {
    label: bilingual(
      '处理整改通知、核查和核实任务：标为已处理、设定期限、关联订单、反馈核实结果',
      'Handle rectification notices, checks and verification tasks: mark as dealt with, set the day, link an order, answer a task',
    ),
    by: ['supervisor'],
  },
  decideClaims: {
    label: bilingual('审核备案认领', 'Decide claims of filings'),
    by: ['reviewer', 'supervisor'],
  },
  sendMaterial: {
    label: bilingual('按整改通知上报核验材料', 'Send the verification material that a notice asks for'),
    by: ['reviewer', 'supervisor'],
  },
  readMaterialAgain: {
    label: bilingual('让机器重新识别材料', 'Have a material read again by the machine'),
    by: ['reviewer', 'supervisor'],
  },
  readSentFile: {
    label: bilingual('下载上报文件', 'Take away a file as it was sent'),
    by: ['supervisor', 'administrator'],
  },
  reveal: {
    label: bilingual(
      '查看一项个人信息明文（限时、留痕）',
      `Look at one personal value, for a purpose and ${REVEAL_SECONDS} s`,
    ),
    by: ['reviewer'],
  },
  readRevealAlarms: {
    label: bilingual('处理查看明文告警', 'Read and deal with alarms of who reveals much'),
    by: ['supervisor', 'administrator'],
  },
  readBoard: {
    label: bilingual('查看时效看板与预测', 'Read the SLA board and the forecast'),
    by: ['supervisor', 'administrator'],
  },
  readFirstRun: {
    label: bilingual('查看首次运行清单', 'Read the first-run list'),
    by: ['supervisor', 'administrator'],
  },
  confirmFirstRun: {
    label: bilingual('确认首次运行清单，发送测试邮件和短信', 'Confirm the first-run list, send a test mail and SMS'),
    by: ['administrator'],
  },
  readSkips: {
    label: bilingual('查看跳过记录', 'Read who skipped what, and why'),
    by: ['supervisor', 'administrator'],
  },
  readEscalations: { label: bilingual('查看待处理的升级', 'Read open escalations'), by: ['supervisor'] },
  haveDigest: { label: bilingual('接收每日摘要', 'Get the daily digest'), by: ['supervisor'] },
  readIncidents: {
    label: bilingual('查看异常答复', 'Read what bureaus sent and nobody can use'),
    by: ['supervisor', 'administrator'],
  },
  changeStaff: {
    label: bilingual('更改人员受理范围、上限与缺勤', 'Say what people take on, how much, and when they are away'),
    by: ['supervisor', 'administrator'],
  },
  manageAccounts: {
    label: bilingual(
      '邀请人员，更改角色，停用账号，重置登录方式，结束会话',
      'Invite people, change roles, close accounts, reset how somebody signs in, end sessions',
    ),
    by: ['administrator'],
  },
  managePartners: {
    label: bilingual(
      '新建、修改、停用合作方，分配备案，管理密钥与额度，重新启用推送地址',
      'Create, change and close partners, give them records, manage their keys and limits, switch their endpoints on again',
    ),
    by: ['administrator'],
  },
  handlePersons: {
    label: bilingual(
      '查找、导出、删除个人信息并答复请求',
      'Find, export and delete what is held on a person, and answer their requests',
    ),
    by: ['administrator'],
  },
  setRetention: { label: bilingual('更改保存期限', 'Change how long things are kept'), by: ['administrator'] },
  lookAgain: { label: bilingual('抽检', 'Spot check'), by: ['reviewer'] },
  readOwnQuality: {
    label: bilingual('查看本人的质量数据', 'Read the figures and lists of one’s own work'),
    by: ['reviewer'],
  },
  readQuality: {
    label: bilingual('查看全部质量数据', 'Read all figures and lists'),
    by: ['supervisor', 'administrator'],
  },
  readAudit: { label: bilingual('查看审计记录', 'Read the audit, and how its chain stands'), by: ['administrator'] },
  exportEvidence: {
    label: bilingual('导出订单证据包', 'Take away the evidence of an order'),
    by: ['supervisor', 'administrator'],
  },
  readRuleDrafts: {
    label: bilingual('查看自定规则及其草稿', 'Read the installation’s own rules and their drafts'),
    by: ['reviewer', 'administrator'],
  },
  changeRules: {
    label: bilingual('起草、提交、批准自定规则', 'Draft, submit and approve the installation’s own rules'),
    by: ['supervisor'],
  },
  previewRules: {
    label: bilingual('试算规则草案并查看结果', 'Work out and read what a draft of rules would do'),
    by: ['reviewer', 'administrator'],
  },
  setSecondLooks: { label: bilingual('更改抽检规则', 'Change the rules of spot checks'), by: ['administrator'] },
} as const satisfies Record<string, { readonly label: BilingualText; readonly by: readonly Role[] }>;

export type Right = keyof typeof rights;

/** Whether a member of staff has a right, by a role or one implied by it. */
export function hasRight(actor: Actor, right: Right): boolean {
  return actor.kind === 'staff' && hasAnyRole(actor, rights[right].by);
}
