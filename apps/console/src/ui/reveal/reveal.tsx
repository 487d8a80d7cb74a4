import { EyeOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { useRef, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import { useIsNarrow } from '../hooks.ts';
import { useHasPermission } from '../use-has-permission.ts';
import styles from './reveal.module.css';
import { RevealDialog, type RevealTarget } from './reveal-dialog.tsx';
import { RevealedValue } from './revealed-value.tsx';
import { revealTexts } from './texts.ts';
import { useRevealedValue } from './use-revealed-value.ts';

interface RevealProps {
  readonly target: RevealTarget;
  readonly field: string;
  readonly label: string;
  readonly onDone?: () => void;
}

/** 查看明文 (reveal) beside a masked value, for those who may: asks for the purpose, shows the value for 30 s and masks it again. */
export default function Reveal({ target, field, label, onDone }: RevealProps) {
  const may = useHasPermission();
  const narrow = useIsNarrow();
  const [open, setOpen] = useState(false);
  const own = useRef<HTMLFieldSetElement>(null);
  const shown = useRevealedValue();
  if (!may('reveal')) return null;
  const close = () => {
    setOpen(false);
    shown.hide();
  };
  return (
    <Popover
      open={open || shown.values !== null}
      onOpenChange={(next) => (next ? setOpen(true) : close())}
      trigger="click"
      // On a phone it is as wide as the screen; with "bottom" it is shifted into view, at a side it would be flipped out of it.
      placement={narrow ? 'bottom' : 'bottomLeft'}
      // It is hidden while it opens and cannot take the focus.
      afterOpenChange={(isOpen) => {
        if (isOpen) own.current?.querySelector('input')?.focus();
      }}
      destroyOnHidden
      title={t(revealTexts.title, { label })}
      content={
        // It handles its own keys: Escape closes it and does nothing else.
        <fieldset
          ref={own}
          className={styles.own}
          data-keys="own"
          aria-label={t(revealTexts.title, { label })}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          {shown.values === null ? (
            <RevealDialog
              target={target}
              field={field}
              onClose={close}
              onShown={(values) => {
                setOpen(false);
                shown.show(values);
                onDone?.();
              }}
            />
          ) : (
            <RevealedValue field={field} values={shown.values} left={shown.left} share={shown.share} onHide={close} />
          )}
        </fieldset>
      }
    >
      <button
        type="button"
        className={styles.eye}
        aria-label={t(revealTexts.do, { label })}
        title={t(revealTexts.do, { label })}
      >
        <EyeOutlined aria-hidden />
      </button>
    </Popover>
  );
}
