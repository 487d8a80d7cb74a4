import { InputNumber, type InputNumberProps } from 'antd';

/** A number, changed by typing and by the arrow keys. Ant Design's buttons beside it have English names in every language. */
export const NumberInput = (props: InputNumberProps<number>) => <InputNumber<number> {...props} controls={false} />;
