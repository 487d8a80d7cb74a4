import { orderLifeCycle } from '../order/life-cycle.ts';
import type { OrderEvent } from '../order/names.ts';
import { settingNames, settingRow } from '../settings.ts';
import { type Right, rights } from '../staff/rights.ts';
import { type Role, roles, rolesOf } from '../staff/roles.ts';
import { both, code, page, section, table } from './markdown.ts';

const names = Object.keys(roles) as Role[];

/** ● by a role of one's own, ○ by a role that it implies. */
const mark = (by: readonly Role[], role: Role): string => {
  if (by.includes(role)) return '●';
  return by.some((one) => rolesOf([role]).has(one)) ? '○' : '';
};

const matrix = table(
  ['事件 event', '', ...names.map((role) => both(roles[role])), ''],
  (Object.keys(orderLifeCycle.events) as OrderEvent[]).map((event) => {
    const row = orderLifeCycle.events[event];
    return [
      code(event),
      both(row.label),
      ...names.map((role) => mark(row.by, role)),
      row.later ? '尚未开放 later' : '',
    ];
  }),
);

const switches = table(
  ['设置 setting', '', '选项 choices', '角色 by'],
  settingNames.map((name) => {
    const { label, by, choices } = settingRow(name);
    return [
      code(name),
      both(label),
      choices.map((one) => code(one.value)).join(', '),
      by.map((role) => both(roles[role])).join(', '),
    ];
  }),
);

const besideEvents = table(
  ['权限 right', '', ...names.map((role) => both(roles[role]))],
  (Object.keys(rights) as Right[]).map((right) => {
    const { label, by } = rights[right];
    return [code(right), both(label), ...names.map((role) => mark(by, role))];
  }),
);

const implied = names.flatMap((role) => {
  const more = [...rolesOf([role])].filter((one) => one !== role);
  return more.length === 0
    ? []
    : [`${both(roles[role])} may do all that ${more.map((one) => both(roles[one])).join(', ')} may.`];
});

export const permissionsPage = (): string =>
  page('权限 Permissions', 'order/life-cycle.ts', [
    `● may, in the states and under the guards of the life cycle; ○ may, by a role that the own one implies. ${implied.join(' ')}`,
    section('角色 × 事件 Role × event', matrix),
    section('设置 Settings', switches),
    section('事件之外 Beside events', besideEvents),
    'A partner acts on its own orders alone; bureau, ministry and clock are the system’s own voices and no person’s role.',
  ]);
