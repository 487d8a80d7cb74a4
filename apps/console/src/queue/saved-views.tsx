import { PlusOutlined } from '@ant-design/icons';
import { textLengths } from '@beian/domain/text';
import { App, Button, Input, type InputRef, Modal } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useT } from '../app/providers/i18n.ts';
import type { QueueView as SavedView } from '../generated/queue.ts';
import { lazyWithRetry } from '../ui/lazy-with-retry.ts';
import { commonTexts } from '../ui/texts.ts';
import { filterOf, type QueueView, sameFilter, viewOf } from './filters.ts';
import styles from './queue.module.css';
import { savedViewsTexts } from './texts.ts';
import type { Desk } from './use-desk.ts';

const ViewMenu = lazyWithRetry(() => import('./view-menu.tsx').then((room) => ({ default: room.ViewMenu })));

interface SavedViewsProps {
  readonly desk: Desk;
  readonly view: QueueView;
  readonly onShow: (view: QueueView) => void;
}

/** The reader's saved views as tabs; the current one has a menu: rename, save the filters, move, remove. */
export function SavedViews({ desk, view, onShow }: SavedViewsProps) {
  const t = useT();
  const { modal } = App.useApp();
  /** null: closed; `id` null: a new view. */
  const [naming, setNaming] = useState<{ id: string | null; name: string } | null>(null);
  const [busy, setBusy] = useState(false);
  /** It gets the focus once the dialog is visible: a hidden field cannot. */
  const field = useRef<InputRef>(null);
  const views = desk.desk?.views ?? [];
  const ids = views.map((one) => one.id);
  const move = (id: string, by: 1 | -1) => {
    const at = ids.indexOf(id);
    const next = ids.filter((one) => one !== id);
    next.splice(at + by, 0, id);
    void desk.order(next);
  };
  const name = async () => {
    if (naming === null || naming.name.trim() === '' || busy) return;
    setBusy(true);
    const done = await (naming.id === null
      ? desk.add(naming.name, filterOf(view))
      : desk.rename(naming.id, naming.name));
    setBusy(false);
    if (done === undefined) return;
    setNaming(null);
    const added = naming.id === null ? done.views.at(-1) : undefined;
    if (added !== undefined) onShow(viewOf(added));
  };
  const remove = (saved: SavedView) =>
    modal.confirm({
      title: t(savedViewsTexts.removeAsk, { name: saved.name }),
      content: t(savedViewsTexts.removeSays),
      okText: t(savedViewsTexts.remove),
      cancelText: t(commonTexts.cancel),
      onOk: async () => {
        if ((await desk.remove(saved.id)) !== undefined) onShow({ ...view, saved: null });
      },
    });
  const menuOf = (saved: SavedView) => [
    { key: 'rename', label: t(savedViewsTexts.rename), onClick: () => setNaming({ id: saved.id, name: saved.name }) },
    {
      key: 'save',
      label: t(savedViewsTexts.save),
      disabled: sameFilter(view, saved) && saved.missing.length === 0,
      onClick: () => void desk.refilter(saved.id, filterOf(view)),
    },
    { key: 'left', label: t(savedViewsTexts.left), disabled: saved.id === ids[0], onClick: () => move(saved.id, -1) },
    {
      key: 'right',
      label: t(savedViewsTexts.right),
      disabled: saved.id === ids.at(-1),
      onClick: () => move(saved.id, 1),
    },
    { key: 'remove', label: t(savedViewsTexts.remove), danger: true, onClick: () => remove(saved) },
  ];
  return (
    <>
      {views.length === 0 ? null : (
        <nav className={styles.saved} aria-label={t(savedViewsTexts.title)}>
          {views.map((one) => (
            <span key={one.id} className={styles.savedTab}>
              <button
                type="button"
                aria-current={one.id === view.saved ? 'true' : undefined}
                onClick={() => onShow(viewOf(one))}
              >
                {one.name}
                {one.id === view.saved && !sameFilter(view, one) ? (
                  <span className={styles.changedMark} title={t(savedViewsTexts.changed)}>
                    *<span className={styles.hidden}> {t(savedViewsTexts.changed)}</span>
                  </span>
                ) : null}
              </button>
              {one.id === view.saved ? (
                <Suspense fallback={null}>
                  <ViewMenu label={t(savedViewsTexts.menu, { name: one.name })} items={menuOf(one)} />
                </Suspense>
              ) : null}
            </span>
          ))}
        </nav>
      )}
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        className={styles.addView}
        onClick={() => setNaming({ id: null, name: '' })}
      >
        {t(savedViewsTexts.add)}
      </Button>
      <Modal
        open={naming !== null}
        title={t(naming?.id === null ? savedViewsTexts.add : savedViewsTexts.rename)}
        okText={t(commonTexts.save)}
        cancelText={t(commonTexts.cancel)}
        okButtonProps={{ disabled: (naming?.name.trim() ?? '') === '', loading: busy }}
        onOk={() => void name()}
        onCancel={() => setNaming(null)}
        width={420}
        destroyOnHidden
        afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
      >
        <Input
          ref={field}
          aria-label={t(savedViewsTexts.name)}
          placeholder={t(savedViewsTexts.name)}
          maxLength={textLengths.viewName}
          value={naming?.name}
          onChange={(event) => setNaming(naming && { ...naming, name: event.target.value })}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void name();
          }}
        />
        {naming?.id === null ? <p className={styles.hint}>{t(savedViewsTexts.hint)}</p> : null}
      </Modal>
    </>
  );
}

/** Message when a saved view is gone or has a filter that no longer works; else nothing. */
export function SavedViewStatus({ desk, view }: Pick<SavedViewsProps, 'desk' | 'view'>) {
  const t = useT();
  if (view.saved === null || desk.desk === undefined) return null;
  const saved = desk.desk.views.find((one) => one.id === view.saved);
  const says = saved === undefined ? [t(savedViewsTexts.gone)] : saved.missing;
  return says.length === 0 ? null : (
    <p role="status" className={styles.says}>
      {says.join(t(commonTexts.and))}
    </p>
  );
}
