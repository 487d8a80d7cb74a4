import { callOutcomeNames } from '@beian/domain/order';
import type { Action, Order } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { ReasonForm } from '../items/reason-form.tsx';
import { ColleagueForms } from '../panels/colleague-forms.tsx';
import { CallForm, TextForm } from './action-form.tsx';
import { type BarAction, barEntry } from './bar-entries.ts';
import { BureauAnswerForm } from './bureau-answer-form.tsx';
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
  if (event === 'recordBureauAnswer')
    return <BureauAnswerForm {...hinted} items={items} onSave={(input) => run(action, event, input)} />;
  if (event === 'sendBack' || event === 'holdForApplicant')
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
  const { needs, asks } = barEntry(event);
  if (asks !== undefined) {
    const inputOf = (text: string) => ({ [asks.member]: text }) as EventInputs[typeof event];
    return (
      <TextForm {...draft} hint={action.confirm} asks={asks} onSave={(text) => run(action, event, inputOf(text))} />
    );
  }
  return needs === 'colleague' ? (
    <ColleagueForms form={form} order={order} busy={busy} onClose={onClose} run={run} />
  ) : null;
}
