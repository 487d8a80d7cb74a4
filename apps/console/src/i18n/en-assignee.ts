import type { zhAssignee } from './zh-assignee.ts';

export const enAssignee: Readonly<Record<keyof typeof zhAssignee, string>> = {
  'assignee.load': 'has {n} orders',
  'assignee.loadOf': 'has {n} of at most {cap} orders',
  'assignee.minutes': 'about {time} of work',
  'assignee.allProvinces': 'all provinces',
  'assignee.provinces': '{names} … {n} provinces',
  'assignee.allKinds': 'all kinds',
  'assignee.kinds': '{names} … {n} kinds',
  'assignee.fitsAll': 'Can take all {n} picked',
  'assignee.fitsSome': 'Can take {fits} of {n} picked',
  'assignee.away': '{n} due while away',
  'assignee.notTaken': '{n} not among the skills',
  'assignee.fourEyes': '{n} approved by them before',
  'assignee.full': '{n} beyond the cap',
  'assignee.awayUntil': 'away until {until}',
  'assignee.awayFrom': 'away {from} to {until}',
};
