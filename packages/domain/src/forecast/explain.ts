import { type TimeLeft, timeLeftText } from '../clock/time-left.ts';
import { workingTimeText } from '../clock/time-units.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { OrderForecast } from './inputs.ts';

type ForecastExplanationInputs = Pick<OrderForecast, 'place' | 'perHour' | 'usual'> & {
  readonly held: boolean;
  /** Null: no clock runs any more. */
  readonly left: TimeLeft | null;
};

/** Sentences that explain an order's breach probability. */
export function explainForecast({
  left,
  place,
  perHour,
  usual,
  held,
}: ForecastExplanationInputs): readonly BilingualText[] {
  const usually = workingTimeText(usual / 1000);
  return [
    ...(left === null ? [] : [timeLeftText(left)]),
    ...(held
      ? [bilingual('正在处理', 'in hand')]
      : perHour > 0
        ? [
            bilingual(
              `前面有 ${place} 单，每小时约完成 ${perHour} 单`,
              `${place} before it, about ${perHour} done per hour`,
            ),
          ]
        : [bilingual('目前没有人能处理', 'nobody can take it now')]),
    bilingual(`通常用时 ${usually.zh}`, `usually takes ${usually.en}`),
  ];
}
