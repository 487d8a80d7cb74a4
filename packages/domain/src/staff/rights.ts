import { type Text, text } from '../text.ts';
import { type Actor, type Role, rolesOf } from './roles.ts';

/** 权限: what staff may read and set beside the events of an order, whose rows say it themselves. A partner has none: it is told nothing of how the desk works. */
export const rights = {
  readBoard: {
    label: text('查看时效看板与预测', 'Read the SLA board and the forecast'),
    by: ['supervisor', 'administrator'],
  },
  readSkips: { label: text('查看跳过记录', 'Read who skipped what, and why'), by: ['supervisor', 'administrator'] },
  readEscalations: { label: text('查看待处理的升级', 'Read open escalations'), by: ['supervisor'] },
  haveDigest: { label: text('接收每日摘要', 'Get the daily digest'), by: ['supervisor'] },
  readIncidents: {
    label: text('查看异常答复', 'Read what bureaus sent and nobody can use'),
    by: ['supervisor', 'administrator'],
  },
  changeStaff: {
    label: text('更改人员受理范围、上限与缺勤', 'Say what people take on, how much, and when they are away'),
    by: ['supervisor', 'administrator'],
  },
  manageAccounts: {
    label: text(
      '邀请人员，更改角色，停用账号，重置登录方式，结束会话',
      'Invite people, change roles, close accounts, reset how somebody signs in, end sessions',
    ),
    by: ['administrator'],
  },
  managePartners: {
    label: text(
      '管理合作方密钥与额度，重新启用推送地址',
      'Manage keys and limits of partners, switch their endpoints on again',
    ),
    by: ['administrator'],
  },
  lookAgain: { label: text('抽检', 'Look again'), by: ['reviewer'] },
  readOwnQuality: {
    label: text('查看本人的质量数据', 'Read the figures and lists of one’s own work'),
    by: ['reviewer'],
  },
  readQuality: {
    label: text('查看全部质量数据', 'Read all figures and lists'),
    by: ['supervisor', 'administrator'],
  },
  setSecondLooks: { label: text('更改抽检规则', 'Change the rules of second looks'), by: ['administrator'] },
} as const satisfies Record<string, { readonly label: Text; readonly by: readonly Role[] }>;

export type Right = keyof typeof rights;

/** Whether somebody of the staff has a right, by a role of their own or one that it implies. */
export function holdsRight(actor: Actor, right: Right): boolean {
  const held = rolesOf(actor.roles);
  return actor.kind === 'staff' && rights[right].by.some((role) => held.has(role));
}
