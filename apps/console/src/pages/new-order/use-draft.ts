import { type FieldId, type FieldValue, fieldRow } from '@beian/domain/filing';
import { useEffect, useRef, useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { eventDocuments } from '../../generated/applicant-events.ts';
import type { Reason } from '../../generated/common.ts';
import type { OrderWrites } from './use-order-writes.ts';

/** What was typed and is not saved yet, by field; an empty text or list takes the value away. */
type Typed = Partial<Record<FieldId, FieldValue>>;

/** Time until what was typed is saved, ms: after a field was left, where several are saved together, and while somebody stays in it. */
const SAVE_AFTER_MS = { left: 600, typing: 1500 } as const;

const pick = (typed: Typed, isKept: (field: FieldId, value: FieldValue) => boolean): Typed =>
  Object.fromEntries(
    (Object.entries(typed) as [FieldId, FieldValue][]).filter(([field, value]) => isKept(field, value)),
  );
const isEmpty = (typed: Typed): boolean => Object.keys(typed).length === 0;

type SaveState = 'saved' | 'unsaved' | 'saving' | 'refused' | 'failed';
export type Draft = ReturnType<typeof useDraft>;

/** The fields that differ from the order, as `saveDraft` takes them. */
export function fieldInputs(typed: Typed) {
  return (Object.entries(typed) as [FieldId, FieldValue][]).map(([field, value]) => {
    if (value.length === 0) return { field };
    return fieldRow(field).shape === 'list' ? { field, values: [...value] } : { field, value: String(value) };
  });
}

/** The draft of an order: saved as one types, and when asked to. */
export function useDraft(write: OrderWrites['write']) {
  const [typed, setTyped] = useState<Typed>({});
  const [state, setState] = useState<SaveState>('saved');
  const [refused, setRefused] = useState<readonly Pick<Reason, 'field' | 'message' | 'suggestion'>[]>([]);
  /** The field in which somebody types: it shows what was typed, saved or not, and no check comments on it. */
  const [active, setActive] = useState<FieldId>();
  const latest = useRef<{ typed: Typed; saved: Typed; active: FieldId | undefined }>({
    typed: {},
    saved: {},
    active: undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const unsaved = (): Typed => pick(latest.current.typed, (field, value) => latest.current.saved[field] !== value);
  /** Keeps what is not saved, and what stands in the field with the cursor. */
  const settle = () => {
    const { typed, saved, active } = latest.current;
    const left = pick(typed, (field, value) => field === active || saved[field] !== value);
    latest.current = { typed: left, saved: pick(saved, (field) => field in left), active };
    setTyped(left);
  };

  const save = async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const sent = unsaved();
    const fields = fieldInputs(sent);
    if (fields.length === 0) return true;
    setState('saving');
    const answer = await write(({ id, version }, key) =>
      send(eventDocuments.saveDraft, { id, version, fields, key }),
    ).catch(() => null);
    if (answer?.__typename !== 'Order') {
      if (answer !== null) setRefused(answer.reasons);
      setState(answer === null ? 'failed' : 'refused');
      return false;
    }
    setRefused([]);
    latest.current.saved = { ...latest.current.saved, ...sent };
    settle();
    // What was typed meanwhile waits for the next save.
    setState(isEmpty(unsaved()) ? 'saved' : 'unsaved');
    return true;
  };

  const saveAfter = (ms: number) => {
    clearTimeout(timer.current);
    if (!isEmpty(unsaved())) timer.current = setTimeout(() => void save(), ms);
  };
  /** `also`: what other fields take with it. */
  const type = (field: FieldId, value: FieldValue, also: Typed = {}) => {
    latest.current.typed = { ...latest.current.typed, ...also, [field]: value };
    latest.current.active = field;
    setTyped(latest.current.typed);
    setActive(field);
    setState('unsaved');
    saveAfter(SAVE_AFTER_MS.typing);
  };
  const leave = () => {
    latest.current.active = undefined;
    setActive(undefined);
    settle();
    saveAfter(SAVE_AFTER_MS.left);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state]);
  return { typed, state, refused, active, type, leave, save };
}
