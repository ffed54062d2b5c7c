"""Templates to Python as Jinja does it, but for what a page does a hundred times: calling, and writing values out."""

from keyword import iskeyword
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef

from kimsite.render.sight import sights

if TYPE_CHECKING:
    from kimsite.render.jinja import PageEnvironment


class PageGenerator(CodeGenerator):
    """Writes `escaped` where a template's values go out, and `keep` where a macro is made that can be kept."""

    environment: "PageEnvironment"

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.environment.see(self.name or "", sights(node))
        super().visit_Template(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        macro = macro_ref.node
        if isinstance(macro, nodes.Macro) and (self.name, macro.name) in self.environment.sights:
            names = [argument.name for argument in macro.args]
            make = f"macro, {names!r}, context.eval_ctx.autoescape"
            self.write(f"environment.keep({(self.name, macro.name)!r}, context, {make})")
        else:
            super().macro_def(macro_ref, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("context.ready(")
        self.visit(node.node, frame)
        if frame.loop_frame or frame.block_frame:
            self.write(", _loop_vars" if frame.loop_frame else ", None")
            self.write(", _block_vars" if frame.block_frame else "")
        self.write(")(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for word in node.kwargs:
            self.write(f"**{{{word.key!r}: " if iskeyword(word.key) else f"{word.key}=")
            self.visit(word.value, frame)
            self.write("}, " if iskeyword(word.key) else ", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")
