import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { send } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { undoReassignmentDocument } from '../../generated/reassignment.ts';
import { newKey } from '../../ui/new-key.ts';
import type { OneResult } from './results.tsx';
import { workTexts } from './texts.ts';

interface UndoProps {
  readonly id: string;
  /** Accessible label: what is undone. */
  readonly label: string;
  readonly onDone: (results: readonly OneResult[]) => void;
}

/** Undoes a reassignment; orders that were changed since stay, each with its sentence. */
export function Undo({ id, label, onDone }: UndoProps) {
  const t = useT();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  /** The idempotency key is kept until an answer comes, so that a retry has one effect. */
  const key = useRef(newKey());
  const undo = async () => {
    setBusy(true);
    try {
      const answer = await send(undoReassignmentDocument, { id, key: key.current });
      key.current = newKey();
      if (answer.__typename === 'ActionRefused')
        return void message.warning(answer.reasons.map((one) => one.message).join(' · '), 5);
      onDone(answer.results);
    } catch {
      void message.error(t(workTexts.failed));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" aria-label={label} loading={busy} onClick={() => void undo()}>
      {t(workTexts.undo)}
    </Button>
  );
}
