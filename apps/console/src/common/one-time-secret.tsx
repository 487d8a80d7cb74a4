import { Button, Modal } from 'antd';
import '../i18n/once-texts.ts';
import { useT } from '../providers/i18n.ts';
import { useRestoreFocus } from './hooks.ts';
import styles from './one-time-secret.module.css';
import { useCopy } from './use-copy.ts';

interface OneTimeSecretProps {
  readonly title: string;
  /** What the secret is for, and that it is not shown again. */
  readonly lead: string;
  /** The secret, which is shown only on this screen. */
  readonly text: string;
  readonly onClose: () => void;
}

/** A secret or link that is shown once: the dialog closes only by its button, not by Escape or a click outside. */
export function OneTimeSecret({ title, lead, text, onClose }: OneTimeSecretProps) {
  useRestoreFocus();
  const t = useT();
  const copy = useCopy();
  return (
    <Modal
      open
      title={title}
      width={520}
      centered
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('once.saved')}
        </Button>
      }
    >
      <p>{lead}</p>
      <div className={styles.text}>
        <code>{text}</code>
        <Button onClick={() => void copy(text)}>{t('once.copy')}</Button>
      </div>
    </Modal>
  );
}
