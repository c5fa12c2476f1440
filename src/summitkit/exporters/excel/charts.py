"""Charts: bars below the rows of a sheet, native to Excel, with a description for readers who do not see them."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.drawing.graphic import GraphicFrame
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from summitkit.exporters.excel.text import encoded
from summitkit.sheets import Sheet

# Centimetres: the width of a chart, the height of a bar, and of all that stands around the bars.
_WIDTH, _BAR, _FRAME = 22, 0.55, 4
# Rows above a chart with which it still fits a page.
_ROWS_BESIDE = 10
_COLOUR = "1F3A5F"
_SHARE = "0%"


class DescribedDrawing(SpreadsheetDrawing):  # type: ignore[misc]  # openpyxl has no type information
    """What is drawn on a worksheet, with a text in place of each chart (WCAG 2.2, 1.1.1)."""

    # openpyxl finds the parts of an element by the class itself.
    tagname = SpreadsheetDrawing.tagname
    __elements__ = SpreadsheetDrawing.__elements__
    __nested__ = SpreadsheetDrawing.__nested__

    def _chart_frame(self, idx: int) -> GraphicFrame:
        frame = super()._chart_frame(idx)
        frame.nvGraphicFramePr.cNvPr.descr = self.charts[idx - 1].description
        return frame


def add_chart(worksheet: Worksheet, sheet: Sheet) -> None:
    """Draw the chart of a sheet, if it has one, two rows below its last one."""
    if sheet.chart is None:
        return
    count = sum(1 for _ in sheet.rows)
    columns = {column.key: index for index, column in enumerate(sheet.columns, 1)}
    headings = {column.key: column.heading for column in sheet.columns}
    labels, values = (columns[key] for key in (sheet.chart.labels, sheet.chart.values))
    chart = BarChart(barDir="bar", gapWidth=40)
    chart.add_data(Reference(worksheet, min_col=values, min_row=2, max_row=count + 1))
    chart.set_categories(Reference(worksheet, min_col=labels, min_row=2, max_row=count + 1))
    chart.series[0].graphicalProperties.solidFill = _COLOUR
    chart.title, chart.legend = encoded(sheet.chart.title), None
    chart.x_axis.title, chart.y_axis.title = (headings[key] for key in (sheet.chart.labels, sheet.chart.values))
    # The first row of the table is the bar at the top.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = 0, 1, 0.25
    chart.y_axis.number_format = _SHARE
    chart.y_axis.crosses = "max"
    chart.dataLabels = _labels()
    chart.width, chart.height = _WIDTH, _FRAME + _BAR * count
    chart.description = encoded(sheet.chart.description)
    worksheet.add_chart(chart, f"A{count + 4}")
    if count > _ROWS_BESIDE:
        worksheet.row_breaks.append(Break(id=count + 2))


def _labels() -> DataLabelList:
    # What is not said to be left out is shown by some programs.
    others = dict.fromkeys(("showSerName", "showCatName", "showLegendKey", "showPercent", "showBubbleSize"), False)
    return DataLabelList(showVal=True, numFmt=_SHARE, **others)
