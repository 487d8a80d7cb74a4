import { duration } from '../order/next.ts';
import { type Text, text } from '../text.ts';
import type { OrderForecast } from './ground.ts';

/** Why an order is as likely to breach as it is, in sentences. */
export function forecastWhy({
  left,
  place,
  perHour,
  usual,
  held,
}: OrderForecast & { readonly held: boolean }): readonly Text[] {
  const [time, usually] = [duration(left / 1000), duration(usual / 1000)];
  return [
    text(`剩余 ${time.zh}（工作时间）`, `${time.en} of working time left`),
    ...(held
      ? [text('正在处理', 'in hand')]
      : perHour > 0
        ? [text(`前面有 ${place} 单，每小时约完成 ${perHour} 单`, `${place} before it, about ${perHour} done per hour`)]
        : [text('目前没有人能处理', 'nobody can take it now')]),
    text(`通常用时 ${usually.zh}`, `usually takes ${usually.en}`),
  ];
}
