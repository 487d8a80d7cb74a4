/** 选择指派给谁。Loaded with the components that use it (`assignee-texts.ts`). */
export const zhAssignee = {
  'assignee.load': '手上 {n} 单',
  'assignee.loadOf': '手上 {n} 单，上限 {cap} 单',
  'assignee.minutes': '约需 {time}',
  'assignee.allProvinces': '不限省份',
  'assignee.provinces': '{names}等 {n} 个省份',
  'assignee.allKinds': '不限类型',
  'assignee.kinds': '{names}等 {n} 类',
  'assignee.fitsAll': '所选 {n} 单都可以接',
  'assignee.fitsSome': '所选 {n} 单可接 {fits} 单',
  'assignee.away': '{n} 单到期时缺勤',
  'assignee.notTaken': '{n} 单不在受理范围内',
  'assignee.fourEyes': '{n} 单初审由其本人通过',
  'assignee.full': '{n} 单超过接单上限',
  'assignee.awayUntil': '缺勤至 {until}',
  'assignee.awayFrom': '{from} 至 {until} 缺勤',
} as const;
