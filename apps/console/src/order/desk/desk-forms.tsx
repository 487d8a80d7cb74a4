import { callOutcomeNames } from '@beian/domain/order';
import type { Action, Order } from '../documents.ts';
import type { EventInputs } from '../perform.ts';
import { CallForm, EvidenceForm, NoteForm, WriteOffForm } from './action-form.tsx';
import { type BarAction, barEntries } from './bar-entries.ts';
import { BureauAnswerForm } from './bureau-answer-form.tsx';
import { ColleagueForms } from './colleague-forms.tsx';
import { ReasonForm } from './reason-form.tsx';
import { SendBackForm } from './send-back-form.tsx';
import { SkipForm } from './skip-form.tsx';

interface DeskFormsProps {
  readonly form: BarAction;
  readonly order: Order;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly run: <E extends keyof EventInputs>(action: Action, event: E, input: EventInputs[E]) => Promise<boolean>;
}

/** The form of an event that needs input. */
export function DeskForms({ form, order, busy, onClose, run }: DeskFormsProps) {
  const { event, action } = form;
  const { items } = order;
  const strip = { title: action.label, busy, onClose };
  const draft = { ...strip, orderId: order.id };
  const hinted = { ...strip, hint: action.confirm };
  if (event === 'logCall')
    return <CallForm {...draft} outcomes={callOutcomeNames} onSave={(input) => run(action, event, input)} />;
  if (event === 'skip') return <SkipForm {...draft} onSave={(input) => run(action, event, input)} />;
  if (event === 'addNote') return <NoteForm {...draft} onSave={(input) => run(action, event, input)} />;
  if (event === 'writeOffAttempt') return <WriteOffForm {...hinted} onSave={(input) => run(action, event, input)} />;
  if (event === 'recordBureauAnswer')
    return <BureauAnswerForm {...hinted} items={items} onSave={(input) => run(action, event, input)} />;
  if (event === 'sendBack')
    return (
      <SendBackForm
        {...hinted}
        items={items}
        proposed={order.proposedReasons}
        opinion={order.bureauAnswers.find((answer) => answer.latest && answer.opinion !== null)?.opinion ?? null}
        onSave={(reasons) => run(action, event, { reasons })}
      />
    );
  if (event === 'rejectInitialReview')
    return <ReasonForm {...hinted} onSave={(reasons) => run(action, event, { reasons })} />;
  if (event === 'smsVerified' || event === 'smsFailed')
    return <EvidenceForm {...draft} onSave={(input) => run(action, event, input)} />;
  return barEntries[event].needs === 'colleague' ? (
    <ColleagueForms form={form} order={order} busy={busy} onClose={onClose} run={run} />
  ) : null;
}
