import { bilingual } from '@beian/domain/text';

export const assigneeTexts = {
  load: bilingual('手上 {n} 单', 'has {n} orders'),
  loadOf: bilingual('手上 {n} 单，上限 {cap} 单', 'has {n} of at most {cap} orders'),
  minutes: bilingual('约需 {time}', 'about {time} of work'),
  allProvinces: bilingual('不限省份', 'all provinces'),
  provinces: bilingual('{names}等 {n} 个省份', '{names} … {n} provinces'),
  allKinds: bilingual('不限类型', 'all kinds'),
  kinds: bilingual('{names}等 {n} 类', '{names} … {n} kinds'),
  fitsAll: bilingual('所选 {n} 单都可以接', 'Can take all {n} picked'),
  fitsSome: bilingual('所选 {n} 单可接 {fits} 单', 'Can take {fits} of {n} picked'),
  away: bilingual('{n} 单到期时缺勤', '{n} due while away'),
  notTaken: bilingual('{n} 单不在受理范围内', '{n} not among the skills'),
  fourEyes: bilingual('{n} 单初审由其本人通过', '{n} approved by them before'),
  full: bilingual('{n} 单超过接单上限', '{n} beyond the cap'),
  awayUntil: bilingual('缺勤至 {until}', 'away until {until}'),
  awayFrom: bilingual('{from} 至 {until} 缺勤', 'away {from} to {until}'),
};
