import { type FieldId, type FieldValue, fieldRow } from '@beian/domain/filing';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../app/providers/client.ts';
import type { FillOrder } from './documents.ts';
import { eventDocuments } from './generated/event-documents.ts';
import type { Write, Written } from './use-order-writes.ts';

/** What was typed and is not saved yet, by field; an empty text or list takes the value away. */
type Typed = Partial<Record<FieldId, FieldValue>>;

/** Time between leaving a field and the save, ms: several fields are saved together. */
const SAVE_AFTER_MS = 600;

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'refused' | 'failed';

/** The fields that differ from the order, as `saveDraft` takes them. */
export function fieldInputs(typed: Typed) {
  return (Object.entries(typed) as [FieldId, FieldValue][]).map(([field, value]) => {
    if (value.length === 0) return { field };
    return fieldRow(field).shape === 'list' ? { field, values: [...value] } : { field, value: String(value) };
  });
}

/** The draft of an order: saved when a field is left, and when asked to. */
export function useDraft(write: (work: Write) => Promise<Written>) {
  const [typed, setTyped] = useState<Typed>({});
  const [state, setState] = useState<SaveState>('saved');
  const [refused, setRefused] = useState<
    readonly { field?: string | null; message: string; suggestion?: string | null }[]
  >([]);
  const current = useRef<Typed>({});
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const keep = useCallback((next: Typed) => {
    current.current = next;
    setTyped(next);
  }, []);

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const sent = current.current;
    const fields = fieldInputs(sent);
    if (fields.length === 0) return true;
    setState('saving');
    const send: Write = async ({ id, version }: FillOrder, key) =>
      (await request(eventDocuments.saveDraft, { id, version, fields, key })).done;
    const done = await write(send).catch(() => null);
    if (done === null) {
      setState('failed');
      return false;
    }
    if (!done.ok) {
      setRefused(done.refusal.reasons);
      setState('refused');
      return false;
    }
    setRefused([]);
    // What was typed meanwhile is kept for the next save.
    const left = Object.entries(current.current).filter(([field, value]) => sent[field as FieldId] !== value);
    keep(Object.fromEntries(left));
    setState(left.length === 0 ? 'saved' : 'unsaved');
    return true;
  }, [write, keep]);

  const type = useCallback(
    (field: FieldId, value: FieldValue) => {
      clearTimeout(timer.current);
      keep({ ...current.current, [field]: value });
      setState('unsaved');
    },
    [keep],
  );
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    if (Object.keys(current.current).length > 0) timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
  }, [save]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (state === 'saved') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [state]);
  return { typed, state, refused, type, leave, save };
}
