import { type TimeLeft, timeLeftText } from '../clock/time-left.ts';
import { workingTimeText } from '../clock/time-units.ts';
import { type Text, text } from '../text.ts';
import type { OrderForecast } from './ground.ts';

type ForecastSaid = Pick<OrderForecast, 'place' | 'perHour' | 'usual'> & {
  readonly held: boolean;
  /** Null: no clock runs any more. */
  readonly left: TimeLeft | null;
};

/** Why an order is as likely to breach as it is, in sentences. */
export function forecastWhy({ left, place, perHour, usual, held }: ForecastSaid): readonly Text[] {
  const usually = workingTimeText(usual / 1000);
  return [
    ...(left === null ? [] : [timeLeftText(left)]),
    ...(held
      ? [text('正在处理', 'in hand')]
      : perHour > 0
        ? [text(`前面有 ${place} 单，每小时约完成 ${perHour} 单`, `${place} before it, about ${perHour} done per hour`)]
        : [text('目前没有人能处理', 'nobody can take it now')]),
    text(`通常用时 ${usually.zh}`, `usually takes ${usually.en}`),
  ];
}
