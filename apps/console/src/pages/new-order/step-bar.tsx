import type { OrderKind } from '@beian/domain/order-names';
import { Card, Steps } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import { useIsNarrow } from '../../ui/hooks.ts';
import { type FillStep, stepLabel } from './fill-steps.ts';
import { fillTexts } from './fill-texts.ts';

interface StepBarProps {
  readonly kind: OrderKind;
  readonly steps: readonly FillStep[];
  readonly step: FillStep;
  /** How many items of a step are in the way of the submission. */
  readonly openOf: (step: FillStep) => number;
  readonly onStep: (step: FillStep) => void;
}

/** The steps of the form with what is missing in each; on a phone the present one, which unfolds to all. */
export function StepBar({ kind, steps, step, openOf, onStep }: StepBarProps) {
  const isNarrow = useIsNarrow();
  const at = steps.indexOf(step);
  const leftIn = (one: FillStep) => (openOf(one) === 0 ? '' : t(fillTexts.left, { n: openOf(one) }));
  const bar = (
    <Steps
      size="small"
      direction={isNarrow ? 'vertical' : 'horizontal'}
      labelPlacement="vertical"
      current={at}
      onChange={(nth) => onStep(steps[nth] ?? step)}
      items={steps.map((one, nth) => ({
        title: t(stepLabel(one, kind)),
        description: leftIn(one),
        // The last step is what follows the submission.
        disabled: one === 'done',
        ...(nth === at ? {} : { status: openOf(one) === 0 && nth < at ? ('finish' as const) : ('wait' as const) }),
      }))}
    />
  );
  return (
    <nav aria-label={t(fillTexts.steps)}>
      <Card size="small">
        {isNarrow ? (
          <details>
            <summary>
              {t(fillTexts.allSteps)} {leftIn(step)}
            </summary>
            {bar}
          </details>
        ) : (
          bar
        )}
      </Card>
    </nav>
  );
}
