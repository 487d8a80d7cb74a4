import { Modal, Typography } from 'antd';
import { type KeyName, keyBinding, keyNames } from '../../ui/key-bindings.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { boundKeys } from '../../ui/use-keys.ts';
import { t } from '../providers/i18n.ts';
import styles from './key-help.module.css';
import { keyHelpTexts } from './texts.ts';

/** Help with the keys that are bound on this page, then those that work everywhere. Both come from `keyBindings`. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const here = boundKeys().filter((name) => keyBinding(name).scope !== 'everywhere');
  const everywhere = keyNames.filter((name) => keyBinding(name).scope === 'everywhere');
  return (
    <Modal open onCancel={onClose} footer={null} width={560} title={t(keyHelpTexts.title)}>
      {here.length === 0 ? null : <Part label={t(keyHelpTexts.here)} names={here} />}
      <Part label={t(keyHelpTexts.everywhere)} names={everywhere} />
      <Typography.Text type="secondary">{t(keyHelpTexts.note)}</Typography.Text>
    </Modal>
  );
}

function Part({ label, names }: { label: string; names: readonly KeyName[] }) {
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      <dl className={styles.keys}>
        {names.map((name) => (
          <div key={name}>
            <dt>
              <KeyCaps name={name} every />
            </dt>
            <dd>{t(keyBinding(name).label)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
