import { textLengths } from '@beian/domain/text';
import { send } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import {
  answerVerificationTaskDocument,
  handleRectificationDocument,
  setRectificationDueDocument,
} from '../../generated/rectification.ts';
import type { ResultOf } from '../../graphql.ts';
import type { FieldRows } from '../../ui/form/field-row.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { useRefreshRows } from '../../ui/list-page/use-rows.ts';
import { rectificationTexts } from './texts.ts';
import { rectifications } from './use-rectifications.ts';

interface DialogProps {
  readonly id: string;
  readonly onClose: () => void;
}
interface StepProps<V> extends Pick<DialogProps, 'onClose'> {
  readonly step: keyof typeof stepDialogs;
  readonly rows: FieldRows<V>;
  readonly initial: V;
  readonly sendStep: (values: V, key: string) => Promise<ResultOf<typeof handleRectificationDocument>['done']>;
}

function StepDialog<V extends object>({ step, rows, initial, sendStep, onClose }: StepProps<V>) {
  const label = t(rectificationTexts[step]);
  const refresh = useRefreshRows(rectifications);
  return (
    <FormDialog
      title={label}
      ok={label}
      rows={rows}
      initial={initial}
      send={sendStep}
      onDone={() => void refresh()}
      onClose={onClose}
    />
  );
}

const note = (label: (typeof rectificationTexts)['note']) =>
  ({ control: 'lines', label, max: textLengths.rectification, required: true }) as const;

/** The steps of a supervisor that ask for words. */
export const stepDialogs = {
  handle: ({ id, onClose }: DialogProps) => (
    <StepDialog
      step="handle"
      rows={{ note: note(rectificationTexts.note) }}
      initial={{ note: '' }}
      sendStep={(values, key) => send(handleRectificationDocument, { id, ...values, key })}
      onClose={onClose}
    />
  ),
  /** The day that the text of the notice names. */
  setDue: ({ id, onClose }: DialogProps) => (
    <StepDialog
      step="setDue"
      rows={{
        day: { control: 'day', label: rectificationTexts.day, required: true },
        note: note(rectificationTexts.why),
      }}
      initial={{ day: '', note: '' }}
      sendStep={(values, key) => send(setRectificationDueDocument, { id, ...values, key })}
      onClose={onClose}
    />
  ),
  /** A verification task passed, or what is wrong. */
  answer: ({ id, onClose }: DialogProps) => (
    <StepDialog
      step="answer"
      rows={{
        result: {
          control: 'radios',
          label: rectificationTexts.answer,
          hideLabel: true,
          choices: [
            { value: 'passed', label: rectificationTexts.passed },
            { value: 'refused', label: rectificationTexts.refused },
          ],
          required: true,
        },
        opinion: {
          control: 'lines',
          label: rectificationTexts.opinion,
          max: textLengths.verificationOpinion,
          required: true,
        },
        errors: {
          control: 'lines',
          label: rectificationTexts.errors,
          hint: rectificationTexts.errorsHint,
          max: textLengths.verificationErrors,
        },
      }}
      initial={{ result: '', opinion: '', errors: '' }}
      sendStep={({ result, opinion, errors }, key) =>
        send(answerVerificationTaskDocument, {
          id,
          opinion,
          key,
          ...(result === 'passed' ? { passed: true } : { passed: false, errors }),
        })
      }
      onClose={onClose}
    />
  ),
};
