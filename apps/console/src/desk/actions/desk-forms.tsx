import type { Action, Order } from '../../order/documents.ts';
import type { EventInputs } from '../../order/perform.ts';
import { ReasonForm } from '../items/reason-form.tsx';
import { type BarAction, hasFields } from './bar-entries.ts';
import { BureauAnswerForm } from './bureau-answer-form.tsx';
import { EventForm } from './event-form.tsx';
import { ManualAnswerForm, ManualEntryForm } from './manual-forms.tsx';
import { SendBackForm } from './send-back-form.tsx';

interface DeskFormsProps {
  readonly form: BarAction;
  readonly order: Order;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly run: <E extends keyof EventInputs>(action: Action, event: E, input: EventInputs[E]) => Promise<boolean>;
}

export function DeskForms({ form: { event, action }, order, busy, onClose, run }: DeskFormsProps) {
  const { items } = order;
  const asked = { title: action.label, hint: action.confirm, busy, onClose };
  if (hasFields(event))
    return (
      <EventForm {...asked} key={event} event={event} order={order} onSave={(input) => run(action, event, input)} />
    );
  if (event === 'recordBureauAnswer')
    return <BureauAnswerForm {...asked} items={items} onSave={(input) => run(action, event, input)} />;
  if (event === 'recordManualEntry')
    return <ManualEntryForm {...asked} onSave={(input) => run(action, event, input)} />;
  if (event === 'recordManualAnswer')
    return <ManualAnswerForm {...asked} order={order} onSave={(input) => run(action, event, input)} />;
  if (event === 'sendBack' || event === 'holdForApplicant')
    return (
      <SendBackForm
        {...asked}
        items={items}
        proposed={order.proposedReasons}
        opinion={order.bureauAnswers.find((answer) => answer.latest && answer.opinion !== null)?.opinion ?? null}
        onSave={(reasons) => run(action, event, { reasons })}
      />
    );
  if (event === 'rejectInitialReview')
    return <ReasonForm {...asked} onSave={(reasons) => run(action, event, { reasons })} />;
  return null;
}
