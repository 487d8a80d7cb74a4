import { bilingual } from '@beian/domain/text';

export const dueWhyTexts = {
  whyTitle: bilingual('为什么是 {at}', 'Why {at}'),
  whyLoading: bilingual('正在加载说明', 'Loading why'),
  start: bilingual('起点', 'Start'),
  rule: bilingual('规则', 'Rule'),
  calendar: bilingual('日历', 'Calendar'),
  moved: bilingual('变动', 'Moved'),
  daily: bilingual('逐日', 'Day by day'),
  counted: bilingual('合计 {time}', '{time} in all'),
  countedDays: bilingual('合计 {n} 个工作日', '{n} working day in all|{n} working days in all'),
  nth: bilingual('第 {n} 日', 'Day {n}'),
  still: bilingual('通道关闭 {time} 不计', 'connection closed {time}: not counted'),
  standing: bilingual('管局通道自{since}关闭，时限停计；现计至 {at}，恢复后到期时间顺延', 'The connection is closed since {since} and the clock stands still: by now it comes to {at}; the due time is moved once it opens'),
  recount: bilingual('按现行日历为 {at}，将自动重算', 'By the calendar now it is {at}; it will be counted anew by itself'),
  expected: bilingual('预计获批', 'Approval expected'),
  expectedBy: bilingual('最迟 {most}', 'by {most} at the latest'),
  expectedFromTo: bilingual('{half}（半数）至 {most}（九成）', '{half} (half of such orders) to {most} (nine of ten)'),
  noClock: bilingual('现在没有时限', 'No clock runs now'),
  why: bilingual('为什么', 'Why'),
};

export const planTexts = {
  title: bilingual('办理方案：{plan}', 'Plan: {plan}'),
  steps: bilingual('方案的步骤', 'Steps of the plan'),
  here: bilingual('本订单', 'this order'),
  waits: bilingual('等待前一步通过', 'waits for the step before'),
  expected: bilingual('预计', 'Expected'),
  days: bilingual('全部步骤通常最多 {n} 天', 'usually {n} day at most for all steps|usually {n} days at most for all steps'),
  still: bilingual('没有备案的时间', 'Without a filing'),
  stillDays: bilingual('通常最多 {n} 天', 'usually {n} day at most|usually {n} days at most'),
};
