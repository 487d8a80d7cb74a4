import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { textLengths } from '@beian/domain/text';
import { Button, Flex, Input, type InputRef, Tag } from 'antd';
import { type KeyboardEvent, useContext, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { ReturnReason } from '../../order/documents.ts';
import type { ReasonInput } from '../../order/perform.ts';
import { DraftOrderContext, useDraft } from '../drafts.ts';
import parts from '../parts.module.css';
import { reasonTexts } from '../texts.ts';
import styles from './items.module.css';
import { type Stretch, searchReasons } from './reason-search.ts';
import { useReasons } from './use-reasons.ts';

interface PickerProps {
  /** Key of the item, or `order`. */
  readonly place: string;
  readonly label: string;
  /** Advice null: that of the library. */
  readonly chosen: readonly ReasonInput[];
  /** Codes that failing checks of the item suggest. */
  readonly suggested?: ReadonlySet<string>;
  /** The item was just judged: the search is open and has the focus. */
  readonly opens?: boolean;
  /** Picked reasons stay in the draft until the verdict has arrived. */
  readonly savesOnChange?: boolean;
  readonly sending?: boolean;
  readonly onSave: (reasons: ReasonInput[]) => void;
  /** The search was closed by Esc. */
  readonly onLeave?: (() => void) | undefined;
  /** Enter again after picking a reason: nothing to add. */
  readonly onNext?: (() => void) | undefined;
}

/** Whether the reason fits this place. The API refuses others. */
const fits = (reason: ReturnReason, place: string): boolean =>
  reason.fits.includes(place) ||
  (place !== 'order' && reason.fits.includes(place.startsWith('material.') ? 'material' : 'field'));

const none: ReadonlySet<string> = new Set();
const sameCodes = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

function Met({ text, stretch }: { text: string; stretch: Stretch | null }) {
  if (stretch === null) return text;
  const characters = [...text];
  const part = (from: number, to?: number) => characters.slice(from, to).join('');
  return (
    <>
      {part(0, stretch[0])}
      <mark>{part(stretch[0], stretch[1])}</mark>
      {part(stretch[1])}
    </>
  );
}

/** Chooses reasons by typing; the advice, which the applicant reads, can be edited. */
export function ReasonPicker({ place, label, chosen, savesOnChange: keeps = false, ...props }: PickerProps) {
  const { suggested = none, opens = false, sending = false, onSave, onLeave, onNext } = props;
  const library = useReasons();
  const byCode = new Map(library.map((reason) => [reason.code, reason]));
  const [draft, setDraft] = useDraft(useContext(DraftOrderContext));
  /** The advice this screen has sent: leaving an unchanged text sends nothing. */
  const sent = useRef<ReadonlyMap<string, string> | null>(null);
  const nameOf = (code: string) => `${place} ${code}`;
  const stored = new Map(chosen.map((one) => [one.code, one.advice]));
  const codes = (keeps ? draft.picked[place] : undefined) ?? [...stored.keys()];
  // Unsent input takes precedence over the stored advice.
  const adviceOf = (code: string) => draft.advice[nameOf(code)] ?? stored.get(code) ?? byCode.get(code)?.advice ?? '';
  const saveReasons = (next: readonly string[]) => {
    if (keeps) setDraft({ picked: { ...draft.picked, [place]: next } });
    sent.current = new Map(next.map((code) => [code, adviceOf(code)]));
    onSave(
      next.map((code) => {
        const text = adviceOf(code);
        return { code, advice: text === byCode.get(code)?.advice ? null : text || null };
      }),
    );
  };
  const arrived = keeps && draft.picked[place] !== undefined && sameCodes(codes, [...stored.keys()]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it has arrived
  useEffect(() => {
    if (!arrived) return;
    const { [place]: _, ...rest } = draft.picked;
    setDraft({ picked: rest });
  }, [arrived]);
  const isUnsent = keeps && !sending && sent.current === null && !sameCodes(codes, [...stored.keys()]);
  const free = library.filter((reason) => fits(reason, place) && !codes.includes(reason.code));
  return (
    <div className={parts.fields}>
      {codes.map((code) => (
        <div key={code} className={parts.list}>
          <Flex justify="space-between" gap={6}>
            <span>
              <b>{code}</b> {byCode.get(code)?.label ?? ''} <span className={parts.small}>{t(reasonTexts.advice)}</span>
            </span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t(reasonTexts.remove, { code })}
              onClick={() => saveReasons(codes.filter((one) => one !== code))}
            />
          </Flex>
          <Input.TextArea
            aria-label={`${code} ${t(reasonTexts.advice)}`}
            rows={2}
            maxLength={textLengths.advice}
            value={adviceOf(code)}
            onChange={(event) => setDraft({ advice: { ...draft.advice, [nameOf(code)]: event.target.value } })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLeave?.();
            }}
            onBlur={() => {
              const before = sent.current?.get(code) ?? stored.get(code) ?? byCode.get(code)?.advice;
              if (adviceOf(code) !== before) saveReasons(codes);
            }}
          />
        </div>
      ))}
      {isUnsent ? (
        <p className={parts.warn} role="status">
          {t(reasonTexts.unsent)}{' '}
          <Button size="small" onClick={() => saveReasons(codes)}>
            {t(reasonTexts.send)}
          </Button>
        </p>
      ) : null}
      <ReasonSearch
        label={t(reasonTexts.choose, { label })}
        reasons={free}
        suggested={suggested}
        opens={opens}
        onPick={(code) => saveReasons([...codes, code])}
        onLeave={onLeave}
        onNext={onNext}
      />
    </div>
  );
}

interface SearchProps extends Pick<PickerProps, 'label' | 'onLeave' | 'onNext'> {
  readonly reasons: readonly ReturnReason[];
  readonly suggested: ReadonlySet<string>;
  readonly opens: boolean;
  readonly onPick: (code: string) => void;
}

/** A combobox with its list below: arrows move, Enter picks, a second Enter moves on, Esc closes. */
function ReasonSearch({ label, reasons, suggested, opens, onPick, onLeave, onNext }: SearchProps) {
  const id = useId();
  const input = useRef<InputRef>(null);
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(opens);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = open ? searchReasons(reasons, query, suggested) : [];
  const active = found[Math.min(at, found.length - 1)];
  // Only when it first stands there: later the focus is the reader's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (opens) input.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (active !== undefined)
      box.current?.querySelector(`[data-code="${active.reason.code}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const pick = (code: string) => {
    onPick(code);
    setQuery('');
    setAt(0);
  };
  const step = (by: 1 | -1) => {
    const last = found.length - 1;
    if (open) setAt(Math.min(Math.max(0, Math.min(at, last) + by), last));
    else setOpen(true);
  };
  const down = () => step(1);
  const up = () => step(-1);
  const enter = () => {
    if (!open && query === '' && onNext !== undefined) return onNext();
    if (active === undefined) return;
    pick(active.reason.code);
    // The list opens again with a letter or an arrow.
    if (onNext !== undefined) setOpen(false);
  };
  const leave = () => {
    setOpen(false);
    setQuery('');
    // In a form the field keeps the focus, and the next Escape closes the form.
    if (onLeave === undefined) return;
    input.current?.blur();
    onLeave();
  };
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: down,
    ArrowUp: up,
    Enter: enter,
    Escape: open || onLeave !== undefined ? leave : undefined,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (act === undefined || event.nativeEvent.isComposing || event.keyCode === 229) return;
    // Ctrl and Enter decide on the page, and save in a form.
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  return (
    <div ref={box}>
      <Input
        ref={input}
        prefix={<SearchOutlined aria-hidden />}
        role="combobox"
        autoComplete="off"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${id}${active.reason.code}`}
        placeholder={t(reasonTexts.placeholder)}
        value={query}
        onClick={() => setOpen(true)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <div
          id={`${id}list`}
          className={styles.options}
          role="listbox"
          tabIndex={-1}
          aria-label={label}
          // Keeps the focus in the text field while the list is scrolled.
          onMouseDown={(event) => event.preventDefault()}
        >
          {found.map((one) => {
            const { code, label: name, advice } = one.reason;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys and names the active option
              <div
                key={code}
                id={`${id}${code}`}
                role="option"
                tabIndex={-1}
                aria-selected={one === active}
                className={styles.option}
                data-code={code}
                title={`${code} ${name}`}
                onClick={() => pick(code)}
              >
                <code>
                  <Met text={code} stretch={one.code} />
                </code>
                <span>
                  <Met text={name} stretch={one.label} />
                </span>
                {one.suggested ? <Tag>{t(reasonTexts.suggested)}</Tag> : null}
                <span className={`${parts.small} ${parts.cut}`}>{advice}</span>
              </div>
            );
          })}
          {found.length === 0 ? <p className={parts.small}>{t(reasonTexts.noneFound)}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
