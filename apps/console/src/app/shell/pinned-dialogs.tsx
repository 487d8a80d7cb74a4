import { Fragment, type ReactNode } from 'react';
import { createStore } from '../../ui/store.ts';
import { useLanguage } from '../providers/i18n.ts';

interface PinnedDialog {
  readonly id: number;
  readonly element: ReactNode;
}

const dialogs = createStore<readonly PinnedDialog[]>([]);
let lastId = 0;

/**
 * Shows a dialog above every screen until it calls `close`: a change of route, of the language or of the account leaves
 * it open. It is held in memory only.
 */
export function pinDialog(render: (close: () => void) => ReactNode): void {
  lastId += 1;
  const id = lastId;
  const close = () => dialogs.set(dialogs.get().filter((one) => one.id !== id));
  dialogs.set([...dialogs.get(), { id, element: render(close) }]);
}

/** The dialogs of `pinDialog`, outside the routes. */
export function PinnedDialogs() {
  const language = useLanguage();
  return dialogs.use().map(({ id, element }) => <Fragment key={`${language} ${id}`}>{element}</Fragment>);
}
