import { bilingual } from '@beian/domain/text';

export const firstRunTexts = {
  title: bilingual('首次运行清单（{done}/{all}）', 'First-run list ({done} of {all})'),
  blocks: bilingual('清单确认之前，订单不能提交管局。', 'Nothing is pushed to a bureau before the list is confirmed.'),
  goesOn: bilingual('订单照常提交管局；以下事项尚未完成。', 'Orders are pushed as usual; these items are open.'),
  confirmList: bilingual('确认清单', 'Confirm the list'),
  confirmAsk: bilingual('确认后订单可以提交管局，并记入审计。', 'Orders may be pushed from then on. It is noted in the audit.'),
  confirmOne: bilingual('确认', 'Confirm'),
  confirmOf: bilingual('确认：{item}', 'Confirm: {item}'),
  confirmOneAsk: bilingual('确认“{item}”无误？将记入审计，不能撤回。', 'Confirm “{item}”? It is noted in the audit and cannot be taken back.'),
  confirmed: bilingual('{by} 于 {at} 确认', 'confirmed by {by}, {at}'),
  done: bilingual('已完成 {n} 项', '{n} item done|{n} items done'),
  optional: bilingual('不影响提交管局', 'does not keep orders back'),
  mail: bilingual('您的邮箱', 'Your mail address'),
  sms: bilingual('您的手机号码', 'Your mobile number'),
  send: bilingual('发送{item}', 'Send: {item}'),
  waits: bilingual('{at} 已请求，等待后台进程发送', 'asked for {at}; a worker will send it'),
  answered: bilingual('{at}：{said}', '{at}: {said}'),
};
