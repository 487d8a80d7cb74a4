import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';

/** The menu button of a saved view. A separate file, because antd's menu is as large as the rest of the queue. */
export const ViewMenu = ({ label, items }: { label: string; items: MenuProps['items'] }) => (
  <Dropdown trigger={['click']} menu={{ items }}>
    <Button type="text" size="small" icon={<EllipsisOutlined aria-hidden />} aria-label={label} />
  </Dropdown>
);
