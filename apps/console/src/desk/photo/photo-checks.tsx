import { textLengths } from '@beian/domain/text';
import { Button, Flex, Input, Tag } from 'antd';
import { Fragment, type KeyboardEvent, useRef } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Item, Order, Verdict } from '../../order/documents.ts';
import type { ReasonInput } from '../../order/perform.ts';
import { KeyHint, keyShortcut } from '../../ui/key-hint.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useDraft } from '../drafts.ts';
import { Outcomes } from '../items/findings.tsx';
import { useReasons } from '../items/use-reasons.ts';
import { VerdictButtons, VerdictWord } from '../items/verdict-control.tsx';
import parts from '../parts.module.css';
import { itemTexts } from '../texts.ts';
import {
  type CheckMark,
  type CheckMarks,
  groupsOf,
  isFoundRight,
  isMeasured,
  marksOf,
  otherAdvice,
  type PhotoCheck,
  photoChecks,
  reasonsOf,
  seenOf,
} from './photo-check-marks.ts';
import styles from './photo-checks.module.css';
import { photoTexts } from './photo-texts.ts';

interface PhotoChecksProps {
  readonly order: Pick<Order, 'id' | 'photoGuide'>;
  readonly photo: Item;
  readonly canJudge: boolean;
  readonly verdict: Verdict | null;
  readonly settled: boolean;
  readonly onJudge: (item: Item, verdict: Verdict) => void;
  readonly onExplain: (item: Item, reasons: ReasonInput[]) => void;
}

/**
 * The checks of a photo by group, each with what the machine saw and a verdict. The photo passes with its last check; a refused check
 * writes the advice of its reason.
 */
export function PhotoChecks({ order, photo, canJudge, verdict, settled, onJudge, onExplain }: PhotoChecksProps) {
  const list = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useDraft(order.id);
  const checks = photoChecks(order.photoGuide.steps);
  const said = { verdict, reasons: photo.reasons, settled };
  const marks = marksOf(checks, said, draft.photoChecks);
  // While verdicts are under way the reasons that came with the page are old, and with them what was written besides.
  const others = useRef(otherAdvice(checks, said, marks));
  const isTyping = useRef(false);
  if (settled && !isTyping.current) others.current = otherAdvice(checks, said, marks);
  const may = canJudge && photo.hash !== null;

  const walk = (by: 1 | -1) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[data-check]') ?? [])];
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    next?.querySelector<HTMLElement>('button')?.focus();
  };
  const right = checks.filter((check) => marks[check.id] === undefined && isFoundRight(check, photo));

  const isRefused = (mark: CheckMark | null | undefined) => mark != null && mark !== 'pass';
  const setMarks = (next: CheckMarks, reasonsChange: boolean) => {
    setDraft({ photoChecks: next });
    if (checks.every(({ id }) => next[id] === 'pass')) onJudge(photo, 'pass');
    else if (reasonsChange) onExplain(photo, reasonsOf(checks, next, others.current));
  };
  const setMark = (id: string, mark: CheckMark | null) => {
    isTyping.current = false;
    const { [id]: before, ...rest } = marks;
    // A check that was refused and no longer is changes the reasons, too.
    setMarks(mark === null ? rest : { ...rest, [id]: mark }, isRefused(mark) || isRefused(before));
  };
  const passRight = () => {
    const next = { ...marks, ...Object.fromEntries(right.map(({ id }) => [id, 'pass' as const])) };
    setMarks(next, false);
    const open = checks.find(({ id }) => next[id] === undefined);
    list.current?.querySelector<HTMLElement>(`[data-check="${open?.id}"] button`)?.focus();
  };
  const passes = may && right.length > 0;
  useKeys(
    {
      'photo.down': () => walk(1),
      'photo.up': () => walk(-1),
      ...(passes ? { 'desk.passGroup': passRight } : {}),
    },
    may,
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLButtonElement)) return;
    const check = checks.find(({ id }) => id === target.closest<HTMLElement>('[data-check]')?.dataset.check);
    if (check === undefined) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') walk(key === 'ArrowDown' ? 1 : -1);
    else if (may && key.toLowerCase() === 'y') setMark(check.id, 'pass');
    else if (may && key.toLowerCase() === 'n') {
      if (!isRefused(marks[check.id])) setMark(check.id, { advice: check.fault });
    } else return;
    // The photo's own Y and N do not also act.
    event.preventDefault();
    if (key.toLowerCase() === 'y') walk(1);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between checks, which Tab does as well
    <div ref={list} onKeyDown={onKeyDown}>
      {passes ? (
        <p className={`${parts.panel} ${parts.line}`}>
          <Button size="small" aria-keyshortcuts={keyShortcut('desk.passGroup')} onClick={passRight}>
            {t(photoTexts.passRight, { n: right.length })} <KeyHint name="desk.passGroup" className={parts.key} />
          </Button>
          <span className={parts.faint}>{right.map(({ text }) => text).join(' · ')}</span>
        </p>
      ) : null}
      <div className={styles.table}>
        <div className={styles.head} aria-hidden>
          <span>{t(photoTexts.check)}</span>
          <span>{t(photoTexts.seen)}</span>
          <span>{t(itemTexts.verdict)}</span>
        </div>
        {groupsOf(checks).map(([label, own]) => (
          <Fragment key={label}>
            <h3 className={styles.group}>
              {label}{' '}
              <span className={parts.faint}>
                {t(photoTexts.progress, { n: own.filter(({ id }) => marks[id] !== undefined).length, all: own.length })}
              </span>
            </h3>
            <ul className={styles.checks}>
              {own.map((check) => (
                <CheckRow
                  key={check.id}
                  {...{ check, photo, may }}
                  mark={marks[check.id]}
                  onMark={(mark) => setMark(check.id, mark)}
                  onType={(advice) => {
                    isTyping.current = true;
                    setDraft({ photoChecks: { ...marks, [check.id]: { advice } } });
                  }}
                />
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly check: PhotoCheck;
  readonly photo: Item;
  readonly mark: CheckMark | undefined;
  readonly may: boolean;
  readonly onMark: (mark: CheckMark | null) => void;
  readonly onType: (advice: string) => void;
}

function CheckRow({ check, photo, mark, may, onMark, onType }: RowProps) {
  const seen = seenOf(check, photo);
  const refused = mark === undefined || mark === 'pass' ? null : mark;
  const verdict = refused !== null ? 'return' : mark === 'pass' ? mark : null;
  /** The second button, pressed again, takes its mark back. */
  const judge = (given: Verdict) =>
    onMark(given === 'pass' ? 'pass' : refused === null ? { advice: check.fault } : null);
  return (
    <li data-check={check.id} data-refused={refused !== null || undefined}>
      <span>{check.text}</span>
      <div>
        <Outcomes
          lines={seen.map(({ key, text, doubt }) => ({
            key,
            outcome: doubt === null ? 'pass' : 'warn',
            text: (
              <>
                {doubt}{' '}
                <span className={doubt === null ? undefined : parts.faint}>{text ?? t(photoTexts.noneSame)}</span>
              </>
            ),
          }))}
          checking={seen.length === 0 && isMeasured(check) && photo.checking}
          none={photoTexts.notSeen}
        />
        {seen.length > 0 && check.leftToPerson !== null ? (
          <span className={parts.faint}>{t(photoTexts.lookFor, { part: check.leftToPerson })}</span>
        ) : null}
      </div>
      {may ? (
        <Flex gap={4}>
          <VerdictButtons
            about={check.text}
            verdict={verdict}
            onJudge={judge}
            refuse={photoTexts.notMet}
            refuseTitle={`${check.fault} (${check.reason})`}
          />
        </Flex>
      ) : (
        <VerdictWord verdict={verdict} label={verdict === 'pass' ? photoTexts.pass : photoTexts.notMet} />
      )}
      {refused === null ? null : (
        <Refusal check={check} advice={refused.advice} may={may} onType={onType} onTyped={() => onMark(refused)} />
      )}
    </li>
  );
}

interface RefusalProps extends Pick<RowProps, 'check' | 'may' | 'onType'> {
  readonly advice: string;
  readonly onTyped: () => void;
}

/** The reason of a refused check in words, and the advice that the applicant reads. */
function Refusal({ check: { reason, text }, advice, may, onType, onTyped }: RefusalProps) {
  const isTyped = useRef(false);
  const label = useReasons().find(({ code }) => code === reason)?.label ?? '';
  return (
    <div className={styles.refusal}>
      <Tag color="error">
        <b>{reason}</b> {label}
      </Tag>
      {may ? (
        <Input.TextArea
          aria-label={t(photoTexts.advice, { code: reason, text })}
          rows={2}
          maxLength={textLengths.advice}
          value={advice}
          onChange={(event) => {
            isTyped.current = true;
            onType(event.target.value);
          }}
          onBlur={() => {
            if (isTyped.current) onTyped();
            isTyped.current = false;
          }}
        />
      ) : (
        <p>{advice}</p>
      )}
    </div>
  );
}
