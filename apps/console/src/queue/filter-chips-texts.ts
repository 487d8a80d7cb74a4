import { LATE_WINDOW_DAYS } from '@beian/domain/order';
import { bilingual } from '@beian/domain/text';

export const filterChipsTexts = {
  title: bilingual('看板带来的筛选', 'Filters from a board'),
  remove: bilingual('去掉{name}', 'Remove {name}'),
  partner: bilingual('合作方：{name}', 'Partner: {name}'),
  due: bilingual('到期 {from} 至 {before}', 'Due {from} to {before}'),
  dueFrom: bilingual('到期不早于 {at}', 'Due from {at}'),
  dueBefore: bilingual('到期早于 {at}', 'Due before {at}'),
  ended: bilingual('{from} 至 {before} 完成', 'Ended {from} to {before}'),
  waited: bilingual('{from} 至 {before} 等待补件结束', 'Wait for a supplement ended {from} to {before}'),
  approved: bilingual('{week} 当周通过', 'Approved in the week of {week}'),
  approvedParty: bilingual('{week} 当周通过，经{party}', 'Approved in the week of {week}, some of the time {party}'),
  approvedOver: bilingual('{week} 当周通过，{party}用时超过 {share}', 'Approved in the week of {week}, {party} above its {share}'),
  late: bilingual(`${LATE_WINDOW_DAYS} 天内超时办结`, `Ended late in ${LATE_WINDOW_DAYS} days`),
  lateOf: bilingual(`${LATE_WINDOW_DAYS} 天内超时办结：{of}`, `Ended late in ${LATE_WINDOW_DAYS} days: {of}`),
};
