import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../app/providers/i18n.ts';
import type { QueueView as SavedView } from '../generated/queue.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import page from '../ui/page.module.css';
import { commonTexts } from '../ui/texts.ts';
import { filterOf, type QueueView, sameFilter, viewOf } from './filters.ts';
import styles from './queue.module.css';
import { savedViewsTexts } from './texts.ts';
import type { Desk } from './use-desk.ts';

// Loaded when they are needed: antd's menu is as large as the rest of the queue, and so is its form.
const ViewMenu = lazyPart(() => import('./view-menu.tsx'), 'ViewMenu');
const ViewNameDialog = lazyPart(() => import('./view-dialogs.tsx'), 'ViewNameDialog');
const RemoveViewDialog = lazyPart(() => import('./view-dialogs.tsx'), 'RemoveViewDialog');

interface SavedViewsProps {
  readonly desk: Desk;
  readonly view: QueueView;
  readonly onShow: (view: QueueView) => void;
}

/** The reader's saved views as tabs; the current one has a menu: rename, save the filters, move, remove. */
export function SavedViews({ desk, view, onShow }: SavedViewsProps) {
  const [naming, setNaming] = useState<{ readonly saved: SavedView | null } | null>(null);
  const [removing, setRemoving] = useState<SavedView | null>(null);
  const views = desk.desk?.views ?? [];
  const ids = views.map((one) => one.id);
  const move = (id: string, by: 1 | -1) => {
    const at = ids.indexOf(id);
    const next = ids.filter((one) => one !== id);
    next.splice(at + by, 0, id);
    void desk.order(next);
  };
  const menuOf = (saved: SavedView) => [
    { key: 'rename', label: t(savedViewsTexts.rename), onClick: () => setNaming({ saved }) },
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
    { key: 'remove', label: t(savedViewsTexts.remove), danger: true, onClick: () => setRemoving(saved) },
  ];
  return (
    <>
      {views.length === 0 ? null : (
        <nav className={styles.saved} aria-label={t(savedViewsTexts.title)}>
          {views.map((one) => (
            <span key={one.id} className={page.row}>
              <button
                type="button"
                className={styles.tab}
                aria-current={one.id === view.saved ? 'true' : undefined}
                onClick={() => onShow(viewOf(one))}
              >
                {one.name}
                {one.id === view.saved && !sameFilter(view, one) ? (
                  <span className={page.faint} title={t(savedViewsTexts.changed)}>
                    *<span className={page.hidden}> {t(savedViewsTexts.changed)}</span>
                  </span>
                ) : null}
              </button>
              {one.id === view.saved ? (
                <ViewMenu label={t(savedViewsTexts.menu, { name: one.name })} items={menuOf(one)} />
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
        onClick={() => setNaming({ saved: null })}
      >
        {t(savedViewsTexts.add)}
      </Button>
      {naming && <ViewNameDialog {...{ desk, view, onShow }} {...naming} onClose={() => setNaming(null)} />}
      {removing && <RemoveViewDialog {...{ desk, view, onShow }} saved={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

/** Message when a saved view is gone or has a filter that no longer works; else nothing. */
export function SavedViewStatus({ desk, view }: Pick<SavedViewsProps, 'desk' | 'view'>) {
  if (view.saved === null || desk.desk === undefined) return null;
  const saved = desk.desk.views.find((one) => one.id === view.saved);
  const says = saved === undefined ? [t(savedViewsTexts.gone)] : saved.missing;
  return says.length === 0 ? null : (
    <p role="status" className={page.bar}>
      {says.join(t(commonTexts.and))}
    </p>
  );
}
