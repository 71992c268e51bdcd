/**
 * Our lint rule: browser code must not catch what a server action throws. Next redirects by throwing (an ended session
 * leads to sign-in), and a catch would show something else instead.
 */
const MESSAGE =
  'A server action is called through callAction (components/actions/call-action.ts): a catch of your own also catches what Next throws to lead to sign-in.';

/** `action(…)`, `createAction(…)`, `actions.remove(…)`. */
function isActionCall(node) {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  if (callee.type === 'Identifier') return /^(action|\w+Action)$/.test(callee.name) && callee.name !== 'callAction';
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  return (
    callee.property.name.endsWith('Action') || (callee.object.type === 'Identifier' && callee.object.name === 'actions')
  );
}

const noCatch = {
  create(context) {
    /** The `try` blocks around the visited node, up to the nearest function. */
    const tries = [[]];
    const enter = () => void tries.push([]);
    const leave = () => void tries.pop();
    return {
      CallExpression(node) {
        const { callee } = node;
        const name = callee.type === 'MemberExpression' && !callee.computed ? callee.property.name : undefined;
        if (name === 'catch' || (name === 'then' && node.arguments.length > 1))
          context.report({ node: callee.property, message: MESSAGE });
        else if (isActionCall(node) && tries.at(-1).length > 0) context.report({ node, message: MESSAGE });
      },
      'TryStatement > BlockStatement.block'(node) {
        if (node.parent.handler) tries.at(-1).push(node);
      },
      'TryStatement > BlockStatement.block:exit'(node) {
        if (node.parent.handler) tries.at(-1).pop();
      },
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
    };
  },
};

export default { meta: { name: 'signalbox' }, rules: { 'no-catch-of-actions': noCatch } };
