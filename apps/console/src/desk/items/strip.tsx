import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { commonTexts } from '../../ui/texts.ts';
import parts from '../parts.module.css';

interface KeyboardProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

const controls = 'input:not([type="hidden"]), textarea, select, button, a[href]';
const reachable = (root: Element): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(controls)].filter((one) => !one.matches(':disabled') && one.tabIndex >= 0);

/** Radios of one group are one stop for Tab. */
const stopOf = (one: Element | null | undefined): Element | null | undefined =>
  one?.closest('.ant-radio-group, [role="radiogroup"]') ?? one;

/** Tab from the last control goes to the first one, and back with Shift. */
function keepTabInside(event: KeyboardEvent, root: Element): void {
  const all = reachable(root);
  const [edge, other] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (stopOf(document.activeElement) !== stopOf(edge)) return;
  event.preventDefault();
  other?.focus();
}

/**
 * A form above the bar has the keyboard: its first field gets the focus, Tab stays inside, Escape closes it, and Ctrl or ⌘ with
 * Enter saves. The page gives the focus back when it is closed (`use-item-cursor.ts`).
 */
export function useFormKeyboard(
  { onClose, onSave }: Pick<KeyboardProps, 'onClose' | 'onSave'>,
  root: RefObject<HTMLElement | null>,
) {
  useEffect(() => {
    if (root.current === null || root.current.contains(document.activeElement)) return;
    const all = reachable(root.current);
    (all.find((one) => one.tagName !== 'BUTTON') ?? all[0])?.focus();
  }, [root]);
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Tab' && root.current !== null) keepTabInside(event, root.current);
    // A list that is open closes first. The page, where Escape goes back, must not get the key: the form is gone by then.
    else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSave();
    }
  };
}

/** A form in one line; its button says what it does. The draft of a closed one is kept. */
export function Strip({ title, busy, onClose, onSave, children }: KeyboardProps & { readonly busy: boolean }) {
  const root = useRef<HTMLFormElement>(null);
  const onKeyDown = useFormKeyboard({ onClose, onSave }, root);
  return (
    <form
      ref={root}
      className={parts.form}
      aria-label={title}
      data-keys="own"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={onKeyDown}
    >
      <h2>{title}</h2>
      {children}
      <span className={parts.buttons}>
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {title}
        </Button>
      </span>
    </form>
  );
}

interface FormSectionProps extends KeyboardProps {
  /** What the event does, in the API's words. */
  readonly hint: string | null;
  readonly busy: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Buttons before the usual ones. */
  readonly actions?: ReactNode;
}

/** A form with reasons, in which Enter chooses one and does not send. */
export function FormSection({ title, hint, busy, danger = true, disabled = false, ...props }: FormSectionProps) {
  const root = useRef<HTMLElement>(null);
  const { onClose, onSave } = props;
  const onKeyDown = useFormKeyboard({ onClose, onSave }, root);
  return (
    <section ref={root} className={parts.form} aria-label={title} data-keys="own" onKeyDown={onKeyDown}>
      <h2>{title}</h2>
      {props.children}
      {hint === null ? null : <p className={parts.small}>{hint}</p>}
      <span className={parts.buttons}>
        {props.actions}
        <Button onClick={onClose}>{t(commonTexts.cancel)}</Button>
        <Button type="primary" danger={danger} loading={busy} disabled={disabled} onClick={onSave}>
          {title}
        </Button>
      </span>
    </section>
  );
}

/** What the form of an event with reasons gets. */
export interface EventFormProps<V> extends Pick<FormSectionProps, 'title' | 'hint' | 'busy' | 'onClose'> {
  readonly onSave: (input: V) => Promise<boolean>;
}
